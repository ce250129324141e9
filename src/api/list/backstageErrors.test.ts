import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { FLUX_KINDS } from '../../flux';
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

  it('that makes a mistake is not called unreachable', async () => {
    const client = withClient({
      getCustomObjectsByEntity: () =>
        Promise.reject(
          new TypeError("Cannot read properties of undefined (reading 'map')"),
        ),
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
