import { isReadable } from '../../flux';
import { failQuery } from '../__testUtils__/backstage';
import {
  failureOf,
  fault,
  rows,
  said,
  saidOf,
  small,
} from '../__testUtils__/cases';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';

setUpWire();

const NAMES = ['eu west/1', 'eu/west 1', 'eu%2Fwest 1', '../eu?west#1'];
const kinds = ['GitRepository', 'HelmRelease'] as const;

const ALL = NAMES.flatMap(name => kinds.map(kind => `${name}/${kind}/podinfo`));

describe('a cluster whose name cannot be sent in a header', () => {
  const JAPANESE = '東京';

  it('is named where it cannot be read, and the others are listed', async () => {
    const { list } = createWire([small(JAPANESE), small('staging')]);
    failQuery();
    const listing = await list(undefined, { kinds });
    expect(rows(listing)).toEqual(kinds.map(kind => `staging/${kind}/podinfo`));
    expect(saidOf(listing)).toEqual([
      { problem: 'invalidName', cluster: JAPANESE },
    ]);
  });

  it('is named where its objects cannot be written', async () => {
    const { list, client } = createWire([small(JAPANESE)]);
    const [release] = (await list()).resources.filter(isReadable);
    if (!release) throw new Error('There is no resource');
    expect(said(await failureOf(client.sync(release)))).toEqual({
      problem: 'invalidName',
      cluster: JAPANESE,
    });
  });
});

describe('two clusters of one name', () => {
  const kustomization = (name: string) => ({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'team-a' },
  });
  const answerOf = (title: string, name: string) => ({
    cluster: { name: 'backstage', title },
    podMetrics: [],
    errors: [],
    resources: [{ type: 'customresources', resources: [kustomization(name)] }],
  });
  const NAMED = { problem: 'ambiguousName', cluster: 'backstage' };

  function twoOfOneName() {
    const wire = createWire([]);
    intercept('get', '/clusters', async () =>
      Response.json({
        items: [
          { name: 'backstage', authProvider: 'aws' },
          { name: 'backstage', authProvider: 'aws' },
        ],
      }),
    );
    intercept('post', '/resources/custom/query', async () =>
      Response.json({
        items: [answerOf('Stage', 'web'), answerOf('Production', 'web')],
      }),
    );
    return wire;
  }
  const one = ['Kustomization'] as const;

  it('are both listed, and it is said that they share a name', async () => {
    const listing = await twoOfOneName().list(undefined, { kinds: one });
    expect(rows(listing)).toEqual([
      'backstage (Stage)/Kustomization/web',
      'backstage (Production)/Kustomization/web',
    ]);
    expect(saidOf(listing)).toEqual([NAMED]);
  });

  it('receive no write, which might reach the wrong one', async () => {
    const { list, client, asked } = twoOfOneName();
    const { resources } = await list(undefined, { kinds: one });
    for (const resource of resources.filter(isReadable)) {
      expect(said(await failureOf(client.sync(resource)))).toMatchObject({
        cluster: resource.cluster,
      });
    }
    expect(asked().filter(each => each.startsWith('PATCH'))).toEqual([]);
  });

  it('are not read separately', async () => {
    const { list, asked } = twoOfOneName();
    failQuery();
    const listing = await list(undefined, { kinds: one });
    expect(rows(listing)).toEqual([]);
    expect(saidOf(listing)).toEqual([NAMED]);
    expect(asked().filter(each => each.includes('/proxy/'))).toEqual([]);
  });
});

describe('clusters with blanks, slashes and dots in their names', () => {
  it.each(['in the combined query', 'separately'])(
    'are listed %s',
    async how => {
      const { list, standIn } = createWire(NAMES.map(name => small(name)));
      if (how === 'separately') failQuery();
      const listing = await list(undefined, { kinds });
      expect(rows(listing)).toEqual(ALL);
      expect(listing.errors).toEqual([]);
      const paths = standIn.requests.map(({ path }) => path);
      expect(paths.filter(path => /eu|west/.test(path))).toEqual([]);
    },
  );

  it('have unchanged names in errors, and keep their rows', async () => {
    const { list, cluster } = createWire(NAMES.map(name => small(name)));
    const first = await list(undefined, { kinds });
    NAMES.forEach(name => cluster(name).setFaults([fault({ type: 'empty' })]));
    const second = await list(first, { kinds });
    expect(second.resources).toBe(first.resources);
    expect(saidOf(second)).toEqual(
      NAMES.map(name => ({ problem: 'malformed', cluster: name })),
    );
  });

  it.each(NAMES)('a write to %s reaches no other cluster', async name => {
    const { list, client, standIn } = createWire(
      NAMES.map(each => small(each)),
    );
    const releases = async () =>
      (await list(undefined, { kinds })).resources
        .filter(isReadable)
        .filter(({ kind }) => kind === 'HelmRelease');
    const [release] = (await releases()).filter(
      ({ cluster }) => cluster === name,
    );
    if (!release) throw new Error('There is no release');
    const { result } = await client.suspend(release);
    expect(result).toBe('succeeded');
    const suspended = (await releases()).filter(each => each.suspended);
    expect(suspended.map(({ cluster }) => cluster)).toEqual([name]);
    const patch = standIn.requests.find(({ method }) => method === 'PATCH');
    expect(patch?.cluster).toBe(name);
  });
});

describe('titles and dashboards of clusters', () => {
  const described = {
    title: 'Production EU',
    dashboardUrl: 'https://rancher.example.com',
    dashboardApp: 'rancher',
  };
  const titled = { ...small('gke-9f31c2'), described };
  const url = 'https://rancher.example.com';
  const EMPTY = { objects: [], described: { title: ' ', dashboardUrl: '' } };

  it('come with the answer to the query, and with the list of clusters that have nothing', async () => {
    const { list } = createWire([
      titled,
      { ...titled, name: 'gke-77e1b0', objects: [] },
      { ...small('staging'), ...EMPTY },
    ]);
    const { clusters } = await list(undefined, { kinds });
    expect(clusters).toEqual([
      {
        name: 'gke-9f31c2',
        title: 'Production EU',
        dashboard: { url, app: 'rancher' },
      },
      {
        name: 'gke-77e1b0',
        title: 'Production EU',
        dashboard: { url, isPartial: true },
        isInAnswer: false,
      },
      { name: 'staging', isInAnswer: false },
    ]);
  });

  it('stay while each cluster is read by itself', async () => {
    const { list } = createWire([titled]);
    const before = await list(undefined, { kinds });
    failQuery();
    const after = await list(before, { kinds });
    expect(after.perCluster).toBe(true);
    expect(after.clusters).toEqual(before.clusters);
    expect((await list(undefined, { kinds })).clusters).toEqual([
      {
        name: 'gke-9f31c2',
        title: 'Production EU',
        dashboard: { url, isPartial: true },
      },
    ]);
  });

  it('that are no texts are left out', async () => {
    const { list } = createWire([small('staging')]);
    intercept('get', '/clusters', async () =>
      Response.json({
        items: [
          { name: 'staging', authProvider: 'serviceAccount', title: { a: 1 } },
          { name: 'other', authProvider: 'serviceAccount', title: 7 },
        ],
      }),
    );
    const { clusters } = await list(undefined, { kinds });
    expect(clusters).toEqual([
      { name: 'staging' },
      { name: 'other', isInAnswer: false },
    ]);
  });
});
