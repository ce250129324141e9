import type { SimulatedCluster } from '../../dev/cluster';
import { mixedVersions } from '../../dev/scenarios/mixed-versions';
import { FLUX_KINDS } from '../flux';
import {
  at,
  chart,
  failureOf,
  fault,
  git,
  rows,
  said,
  saidOf,
  small,
} from './__testUtils__/cases';
import {
  createWire,
  entities,
  intercept,
  setUpWire,
} from './__testUtils__/wire';

setUpWire();

const QUERY = 'POST /resources/custom/query';
const kinds = ['GitRepository', 'HelmRelease'] as const;

const OTHERS = [
  'one/GitRepository/podinfo',
  'one/HelmRelease/podinfo',
  'three/GitRepository/podinfo',
  'three/HelmRelease/podinfo',
];

/** As Backstage's backend answers for a query, or a proxied request, that fails on its side. */
const internalError = (message: string) =>
  Response.json(
    { error: { name: 'Error', message }, response: { statusCode: 500 } },
    { status: 500, statusText: 'Internal Server Error' },
  );

const failQuery = (message = 'Missing kind in response') =>
  intercept('post', '/resources/custom/query', async () =>
    internalError(message),
  );

const failProxy = (cluster: string, answer: () => Response) =>
  intercept('all', '/proxy/*', async request =>
    request.headers.get('Backstage-Kubernetes-Cluster') === cluster
      ? answer()
      : undefined,
  );

/** Three clusters, of which `two` sends its lists without that field, from the moment that it is told to. */
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
      // What the backend says of a list without items comes to the stand-in as an error of another realm.
      if (field === 'items') failQuery("reading 'map'");
    },
  };
}

describe('one cluster that spoils the query of all', () => {
  it.each(['kind', 'items'] as const)(
    'with lists without %s costs nobody else anything',
    async field => {
      const { list, spoil, asked } = three(field);
      spoil();
      const listing = await list(undefined, { kinds });
      expect(rows(listing)).toEqual(OTHERS);
      expect(saidOf(listing)).toEqual(
        kinds.map(kind => ({ problem: 'malformed', cluster: 'two', kind })),
      );
      expect(asked().filter(each => each === QUERY).length).toBeLessThan(2);
    },
  );

  it.each([
    'Auth token not found under oidc.okta in request body',
    "ENOENT: no such file or directory, open '/var/run/secrets/kubernetes.io/serviceaccount/token'",
    "no bearer token or client cert for cluster 'two' and not running in Kubernetes",
  ])('for want of credentials is named: %s', async message => {
    const { list } = three();
    failQuery(message);
    failProxy('two', () => internalError(message));
    const listing = await list();
    expect(rows(listing)).toEqual(OTHERS);
    expect(saidOf(listing)).toEqual([
      { problem: 'noCredentials', cluster: 'two' },
    ]);
    expect(listing.errors[0]?.message).toBe(message);
  });

  it('keeps its own last rows and their time, and all objects of the others', async () => {
    const { list, spoil } = three('kind');
    const first = await list();
    spoil();
    const second = await list(first);
    expect(second.resources).toBe(first.resources);
    expect(second.slots.map(({ cluster: name, kind }) => [name, kind])).toEqual(
      first.slots.map(({ cluster: name, kind }) => [name, kind]),
    );
  });

  it('on one kind only costs it that kind only', async () => {
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

  it('lets the errors of other clusters be seen as they are', async () => {
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
      { problem: 'malformed', cluster: 'two', kind: 'GitRepository' },
      { problem: 'malformed', cluster: 'two', kind: 'HelmRelease' },
      {
        problem: 'forbidden',
        cluster: 'three',
        kind: 'HelmRelease',
        status: 403,
      },
    ]);
  });

  it('is asked once, not once a kind, where nothing answers', async () => {
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

describe('cluster by cluster', () => {
  it('each cluster is asked at its own versions', async () => {
    const { list, standIn } = createWire(mixedVersions.clusters(new Date()));
    const first = await list();
    failQuery();
    const before = standIn.requests.length;
    const second = await list(first);
    expect(second.resources).toBe(first.resources);
    expect(second.errors).toEqual([]);
    const asked = standIn.requests.slice(before).filter(each => each.cluster);
    const present = asked.filter(
      each => !each.path.includes('externalartifact'),
    );
    expect(present).toHaveLength(3 * (FLUX_KINDS.length - 1));
  });

  it('negotiates versions when it begins that way', async () => {
    const { list } = createWire(mixedVersions.clusters(new Date()));
    failQuery();
    const byCluster = await list();
    expect(byCluster.errors).toEqual([]);
    const other = await createWire(mixedVersions.clusters(new Date())).list();
    expect(rows(byCluster)).toEqual(rows(other));
  });

  it.each(Object.keys(entities) as (keyof typeof entities)[])(
    'finds what the one query finds: %s',
    async entity => {
      const objects = (name: string) => [
        git(at(name)),
        git(at(name), { name: 'in-b', namespace: 'team-b' }),
        git(at(name), {
          name: 'front',
          labels: { tier: 'front', app: 'podinfo' },
        }),
        git(at(name), { name: 'by-name', entity: 'podinfo-by-name' }),
        chart(at(name), { name: 'other', entity: 'other' }),
      ];
      const { list } = createWire(
        ['staging', 'production'].map(name =>
          small(name, { objects: objects(name) }),
        ),
      );
      const together = await list(undefined, { entity });
      failQuery();
      const apart = await list(undefined, { entity });
      expect(together.resources.length).toBeGreaterThan(0);
      expect(rows(apart)).toEqual(rows(together));
      expect(apart.errors).toEqual([]);
    },
  );

  it('a page in place of a 404 is no proof that there is no such kind', async () => {
    const { list } = three();
    failQuery();
    failProxy(
      'two',
      () => new Response('<html>Not found</html>', { status: 404 }),
    );
    const listing = await list(undefined, { kinds });
    expect(saidOf(listing)).toMatchObject([
      { problem: 'notFound', cluster: 'two', status: 404 },
      { problem: 'notFound', cluster: 'two', status: 404 },
    ]);
  });

  it('a kind that is not installed is no error', async () => {
    const { list } = createWire([
      small('bare', { objects: [], missingCrds: ['helmreleases'] }),
    ]);
    failQuery();
    await expect(list()).resolves.toMatchObject({ resources: [], errors: [] });
  });
});

describe('Backstage', () => {
  it('denying the proxy leaves the first error as it is, and is not asked again for a while', async () => {
    const { list, standIn, asked } = three();
    standIn.setDenied(['kubernetes.proxy']);
    failQuery('Missing kind in response');
    const first = await failureOf(list());
    expect(said(first)).toEqual({ problem: 'serverError', status: 500 });
    expect(first.message).toContain('Missing kind in response');
    const proxied = () =>
      asked().filter(each => each.startsWith('GET /proxy')).length;
    expect(proxied()).toBeLessThanOrEqual(3);
    const second = await failureOf(list());
    expect(said(second)).toEqual({ problem: 'serverError', status: 500 });
    expect(proxied()).toBe(0);
  });

  it.each([
    ['network', 'unreachable', undefined],
    [401, 'unauthorized', 401],
  ] as const)(
    'failing (%s) in the middle of it fails the listing',
    async (effect, problem, status) => {
      const { list, standIn } = three();
      failQuery();
      standIn.setFaults([
        {
          endpoint: 'proxy',
          effect:
            effect === 'network'
              ? { type: 'network' }
              : { type: 'status', status: effect },
        },
      ]);
      expect(said(await failureOf(list()))).toEqual({ problem, status });
    },
  );

  it('answering with pages of a gateway is asked once for each cluster', async () => {
    const { list, standIn } = three();
    const first = await list();
    failQuery();
    standIn.setFaults([
      { endpoint: 'proxy', effect: { type: 'status', status: 502 } },
    ]);
    const second = await list(first);
    expect(second.resources).toBe(first.resources);
    expect(saidOf(second)).toEqual(
      ['one', 'two', 'three'].map(cluster => ({
        problem: 'serverError',
        cluster,
        status: 502,
      })),
    );
    expect(standIn.requests.filter(each => each.cluster)).toHaveLength(3);
  });
});
