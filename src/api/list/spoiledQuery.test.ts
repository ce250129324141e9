import type { SimulatedCluster } from '../../../dev/cluster';
import { FLUX_KINDS } from '../../flux';
import {
  failProxy,
  failQuery,
  internalError,
} from '../__testUtils__/backstage';
import { fault, rows, saidOf, small } from '../__testUtils__/cases';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

const QUERY = 'POST /resources/custom/query';
const kinds = ['GitRepository', 'HelmRelease'] as const;

const OTHERS = [
  'one/GitRepository/podinfo',
  'one/HelmRelease/podinfo',
  'three/GitRepository/podinfo',
  'three/HelmRelease/podinfo',
];

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
