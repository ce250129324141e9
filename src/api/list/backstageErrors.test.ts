import type { FetchResponse } from '@backstage/plugin-kubernetes-common';
import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { FLUX_KINDS, type FluxKind } from '../../flux';
import { failureOf, rows, said, saidOf, small } from '../__testUtils__/cases';
import {
  createWire,
  entities,
  intercept,
  setUpWire,
} from '../__testUtils__/wire';

setUpWire();

const one = () => createWire([small('staging')]);
const release = {
  cluster: 'staging',
  group: 'helm.toolkit.fluxcd.io',
  kind: 'HelmRelease',
  namespace: 'team-a',
  name: 'podinfo',
} as const;
const nowhere = { cluster: undefined, kind: undefined };

describe('Backstage itself', () => {
  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [429, 'throttled'],
    [502, 'serverError'],
    [503, 'serverError'],
  ])(
    'answering %s to the query fails the listing as %s, in one request',
    async (status, problem) => {
      const { list, standIn, asked } = one();
      const first = await list();
      asked();
      standIn.setFaults([
        { endpoint: 'query', effect: { type: 'status', status } },
      ]);
      const error = await failureOf(list(first));
      expect(said(error)).toEqual({ ...nowhere, problem, status });
      expect(asked()).toEqual(['POST /resources/custom/query']);
      standIn.setFaults([]);
      await expect(list(first)).resolves.toMatchObject({
        resources: first.resources,
      });
    },
  );

  it.each([401, 403, 404, 502])(
    'answering %s to everything fails the listing',
    async status => {
      const { list, standIn } = one();
      standIn.setFaults([{ effect: { type: 'status', status } }]);
      const error = await failureOf(list());
      expect(said(error)).toMatchObject({ ...nowhere, status });
    },
  );

  it('that is down fails the listing as unreachable', async () => {
    const { list, standIn } = one();
    standIn.setFaults([{ effect: { type: 'network' } }]);
    const error = await failureOf(list());
    expect(said(error)).toEqual({ ...nowhere, problem: 'unreachable' });
    standIn.setFaults([]);
    expect(rows(await list())).toHaveLength(2);
  });

  it('that goes down after the clusters are known is not asked for single clusters', async () => {
    const { list, standIn, asked } = one();
    const first = await list();
    asked();
    standIn.setFaults([{ effect: { type: 'network' } }]);
    const error = await failureOf(list(first));
    expect(said(error)).toEqual({ ...nowhere, problem: 'unreachable' });
    expect(asked()).toEqual(['POST /resources/custom/query']);
  });

  it.each([
    ['kubernetes.clusters.read', 'GET /clusters'],
    ['kubernetes.resources.read', 'POST /resources/custom/query'],
  ])('denying %s fails the listing as forbidden', async (permission, last) => {
    const { list, standIn, asked } = one();
    standIn.setDenied([permission]);
    const error = await failureOf(list());
    expect(said(error)).toEqual({
      ...nowhere,
      problem: 'forbidden',
      status: 403,
    });
    expect(asked().at(-1)).toBe(last);
  });

  it.each([
    ['a login page', '<html>Sign in</html>'],
    ['half an answer', '{"items": ['],
    ['nothing', ''],
    ['something else', '{"hello":"world"}'],
    ['null', 'null'],
    ['an item that is null', '{"items":[null]}'],
    ['an item without its cluster', '{"items":[{"resources":[],"errors":[]}]}'],
  ])('sending %s fails the listing as malformed', async (_name, body) => {
    const { list } = one();
    intercept(
      'post',
      '/resources/custom/query',
      async () => new Response(body),
    );
    const error = await failureOf(list());
    expect(said(error)).toEqual({ ...nowhere, problem: 'malformed' });
  });
});

describe('an item of the answer', () => {
  it.each([
    ['has no errors', { resources: [] }],
    ['has no objects', { errors: [] }],
    ['has an error that is null', { resources: [], errors: [null] }],
  ])('that %s is an error of its cluster alone', async (_name, item) => {
    const { list } = createWire([small('one'), small('two')]);
    const first = await list();
    intercept('post', '/resources/custom/query', async () =>
      Response.json({ items: [{ cluster: { name: 'one' }, ...item }] }),
    );
    const listing = await list(first);
    expect(saidOf(listing)).toEqual([{ problem: 'malformed', cluster: 'one' }]);
    // Those of `one` are kept from before, and the answer has nothing of `two`.
    expect(rows(listing)).toEqual([
      'one/GitRepository/podinfo',
      'one/HelmRelease/podinfo',
    ]);
  });
});

describe('an answer in another order than the request', () => {
  const kinds = ['GitRepository', 'Bucket', 'HelmRelease'] as const;
  type Change = (
    responses: readonly FetchResponse[],
  ) => readonly FetchResponse[];

  const listChanged = async (change: Change) => {
    const { list, kubernetesApi } = createWire([small('one')]);
    const query = kubernetesApi.getCustomObjectsByEntity.bind(kubernetesApi);
    kubernetesApi.getCustomObjectsByEntity = async request => {
      const { items } = await query(request);
      return {
        items: items.map(item => ({
          ...item,
          resources: [...change(item.resources)],
        })),
      };
    };
    return list(undefined, { kinds });
  };
  const ofBoth = ['one/GitRepository/podinfo', 'one/HelmRelease/podinfo'];

  it.each<[string, Change, readonly FluxKind[]]>([
    [
      'without its empty lists',
      all => all.filter(({ resources }) => resources.length > 0),
      ['Bucket'],
    ],
    ['that is reversed', all => all.toReversed(), ['Bucket']],
  ])('%s is read by what its objects are', async (_name, change, unknown) => {
    const listing = await listChanged(change);
    expect(rows(listing)).toEqual(ofBoth);
    // Nothing says whose the empty list is.
    expect(saidOf(listing)).toEqual(
      unknown.map(kind => ({ problem: 'malformed', cluster: 'one', kind })),
    );
  });

  it('with objects of kinds that were not asked for is malformed', async () => {
    const listing = await listChanged(all =>
      all.map(each => ({
        type: 'customresources',
        resources: each.resources.map(object => ({
          ...object,
          apiVersion: 'example.com/v1',
        })),
      })),
    );
    expect(rows(listing)).toEqual([]);
    expect(saidOf(listing)).toEqual(
      kinds.map(kind => ({ problem: 'malformed', cluster: 'one', kind })),
    );
  });

  it.each<[string, (object: object) => object]>([
    [
      'the kind of a list with a name of its own',
      object => ({ ...object, kind: 'Releases' }),
    ],
    ['no apiVersion', object => ({ ...object, apiVersion: undefined })],
  ])('in the same order may have objects with %s', async (_name, change) => {
    const listing = await listChanged(all =>
      all.map(each => ({
        type: 'customresources',
        resources: each.resources.map(change),
      })),
    );
    expect(rows(listing)).toEqual(ofBoth);
    expect(listing.errors).toEqual([]);
  });
});

describe("an app's own client of Kubernetes", () => {
  const withClient = (own: Partial<KubernetesApi>) => {
    const { client, kubernetesApi } = one();
    Object.assign(kubernetesApi, own);
    return client;
  };
  const request = { scope: { entity: entities.podinfo }, kinds: FLUX_KINDS };

  it.each([
    'Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
    'fetch failed',
    'Die Internetverbindung ist anscheinend offline.',
  ])('that has no connection is unreachable: %s', async message => {
    const fail = () => Promise.reject(new TypeError(message));
    const client = withClient({
      getCustomObjectsByEntity: fail,
      proxy: fail,
    });
    expect(said(await failureOf(client.list(request)))).toEqual({
      ...nowhere,
      problem: 'unreachable',
    });
    expect(said(await failureOf(client.get(release)))).toEqual({
      ...nowhere,
      problem: 'unreachable',
    });
  });

  it.each([
    "Cannot read properties of undefined (reading 'map')",
    'items is not iterable',
    'item.errors is undefined',
    "undefined is not an object (evaluating 'item.errors.map')",
    'can\'t access property "map", item.errors is undefined',
    'item.errors.find is not a function',
  ])('that makes a mistake is not called unreachable: %s', async message => {
    const client = withClient({
      getCustomObjectsByEntity: () => Promise.reject(new TypeError(message)),
    });
    expect(said(await failureOf(client.list(request)))).toEqual({
      ...nowhere,
      problem: 'other',
    });
  });

  it('need not return the headers of a response', async () => {
    const { client, kubernetesApi } = one();
    const proxy = kubernetesApi.proxy.bind(kubernetesApi);
    kubernetesApi.proxy = async options =>
      Object.defineProperty(await proxy(options), 'headers', {
        value: undefined,
      });
    expect(await client.get(release)).toMatchObject({ name: 'podinfo' });
  });
});
