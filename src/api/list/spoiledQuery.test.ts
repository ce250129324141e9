import type { SimulatedCluster } from '../../../dev/cluster';
import { FLUX_KINDS } from '../../flux';
import {
  failProxy,
  failQuery,
  internalError,
} from '../__testUtils__/backstage';
import { fault, rows, saidOf, small } from '../__testUtils__/cases';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';

setUpWire();

const QUERY = 'POST /resources/custom/query';
const kinds = ['GitRepository', 'HelmRelease'] as const;

const OTHERS = [
  'one/GitRepository/podinfo',
  'one/HelmRelease/podinfo',
  'three/GitRepository/podinfo',
  'three/HelmRelease/podinfo',
];

/** Three clusters, of which `two` sends its lists without a field once `spoil` has been called. */
function three(field?: 'kind' | 'items', plural = '') {
  let isSpoiled = false;
  const handle = async (cluster: SimulatedCluster, request: Request) => {
    const response = await cluster.handle(request);
    if (!field || !isSpoiled || !request.url.includes(plural)) return response;
    const { [field]: _, ...list } = await response.json();
    return Response.json(list, { status: response.status });
  };
  const wire = createWire([small('one'), small('two'), small('three')], {
    asConfigured: cluster =>
      cluster.name === 'two'
        ? {
            name: cluster.name,
            token: cluster.token,
            handle: request => handle(cluster, request),
          }
        : cluster,
  });
  return {
    ...wire,
    spoil: () => {
      isSpoiled = true;
      // The backend's error about a list without items is of another realm than the stand-in.
      if (field === 'items') failQuery("reading 'map'");
    },
  };
}

it('a failing query of one entity leaves the queries of others as they are', async () => {
  const { list, asked } = createWire([small('production'), small('staging')]);
  intercept('post', '/resources/custom/query', async request =>
    JSON.stringify(await request.clone().json()).includes('on-production')
      ? internalError('Missing kind in response')
      : undefined,
  );
  const first = await list();
  const broken = await list(undefined, { entity: 'onProduction' });
  expect(broken.perCluster).toBe(true);
  asked();
  const again = await list(first);
  expect(again.perCluster).toBeUndefined();
  expect(asked()).toEqual([QUERY]);
  // A query that works says nothing of the other entity's.
  await list(broken, { entity: 'onProduction' });
  expect(asked()).not.toContain(QUERY);
});

describe('a cluster that breaks the combined query', () => {
  it.each(['kind', 'items'] as const)(
    'with lists without %s does not affect the others',
    async field => {
      const { list, spoil, asked } = three(field);
      spoil();
      const listing = await list(undefined, { kinds });
      expect(rows(listing)).toEqual(OTHERS);
      expect(saidOf(listing)).toEqual([
        { problem: 'malformed', cluster: 'two' },
      ]);
      expect(asked().filter(each => each === QUERY).length).toBeLessThan(2);
    },
  );

  it.each([
    'Auth token not found under oidc.okta in request body',
    "ENOENT: no such file or directory, open '/var/run/secrets/kubernetes.io/serviceaccount/token'",
    "no bearer token or client cert for cluster 'two' and not running in Kubernetes",
  ])(
    'because of missing credentials is named in the error: %s',
    async message => {
      const { list } = three();
      failQuery(message);
      failProxy('two', () => internalError(message));
      const listing = await list();
      expect(rows(listing)).toEqual(OTHERS);
      expect(saidOf(listing)).toEqual([
        { problem: 'noCredentials', cluster: 'two' },
      ]);
      expect(listing.errors[0]?.message).toBe(message);
    },
  );

  it('keeps its own previous rows and their time, and all objects of the others', async () => {
    const { list, spoil } = three('kind');
    const first = await list();
    spoil();
    const second = await list(first);
    expect(second.resources).toBe(first.resources);
    expect(second.slots.map(({ cluster: name, kind }) => [name, kind])).toEqual(
      first.slots.map(({ cluster: name, kind }) => [name, kind]),
    );
  });

  it('for one kind is missing that kind only', async () => {
    const { list, spoil } = three('kind', 'helmreleases');
    spoil();
    const listing = await list();
    expect(rows(listing)).toEqual([
      ...OTHERS.slice(0, 2),
      'two/GitRepository/podinfo',
      ...OTHERS.slice(2),
    ]);
    expect(saidOf(listing)).toEqual([
      { problem: 'malformed', cluster: 'two', kind: 'HelmRelease' },
    ]);
  });

  it('does not hide the errors of other clusters', async () => {
    const { list, cluster, spoil } = three('kind');
    spoil();
    cluster('one').setFaults([fault({ type: 'refused' })]);
    cluster('three').setFaults([
      fault({ type: 'status', status: 403 }, { plural: 'helmreleases' }),
    ]);
    const listing = await list(undefined, { kinds });
    expect(rows(listing)).toEqual(['three/GitRepository/podinfo']);
    expect(saidOf(listing)).toEqual([
      { problem: 'unreachable', cluster: 'one' },
      { problem: 'malformed', cluster: 'two' },
      {
        problem: 'forbidden',
        cluster: 'three',
        kind: 'HelmRelease',
        status: 403,
      },
    ]);
  });

  it('gets one request, not one a kind, where it does not answer', async () => {
    const { list, cluster, standIn } = three();
    failQuery();
    cluster('two').setFaults([fault({ type: 'refused' })]);
    await list();
    const proxied = standIn.requests.filter(each => each.cluster);
    expect(proxied.filter(each => each.cluster === 'two')).toHaveLength(1);
    expect(proxied.filter(each => each.cluster === 'one')).toHaveLength(
      FLUX_KINDS.length,
    );
  });
});
