import type { FluxReading } from '..';
import type { ClusterSpec, PolicyRule } from '../../../dev/cluster';
import { helmRepository } from '../../../dev/scenarios/build';
import { keyOf, type FluxRef } from '../../flux';
import { at, failureOf, fault, said, small } from '../__testUtils__/cases';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

const NAMESPACE = 'flux-system';
const ref = (name: string, namespace = NAMESPACE): FluxRef => ({
  cluster: 'staging',
  group: 'source.toolkit.fluxcd.io',
  kind: 'HelmRepository',
  namespace,
  name,
});
const names = (count: number, from = 0) =>
  Array.from(
    { length: count },
    (_, index) => `charts-${String(from + index).padStart(4, '0')}`,
  );

/** A cluster with this many HelmRepositories, in one namespace or in several by turns. */
function withSources(
  count: number,
  {
    namespaces = [NAMESPACE],
    ...more
  }: Partial<ClusterSpec> & { readonly namespaces?: readonly string[] } = {},
) {
  const now = at('staging', more.flux);
  const refs = names(count).map((name, index) =>
    ref(name, namespaces[index % namespaces.length]),
  );
  const objects = refs.map(({ namespace, name }) =>
    helmRepository(now, {
      name,
      namespace,
      url: `https://example.com/${name}`,
    }),
  );
  const wire = createWire([small('staging', { objects, ...more })]);
  return {
    ...wire,
    refs,
    read: (wanted: readonly string[]) =>
      wire.client.getMany(wanted.map(name => ref(name))),
    /** `list` or the name of the object for each request, without those for the list of clusters. */
    requests: () =>
      wire.standIn.requests
        .filter(({ cluster }) => cluster)
        .map(
          ({ path }) =>
            /helmrepositories\/([^?]+)/.exec(path)?.[1] ??
            `list ${/limit=(\d+)/.exec(path)?.[1]}${/\/namespaces\//.test(path) ? '' : ' of all namespaces'}`,
        ),
  };
}

const found = (readings: ReadonlyMap<string, FluxReading>) =>
  [...readings.values()].flatMap(({ object }) => object?.name ?? []);

it('one object is read by its name', async () => {
  const { read: many, requests } = withSources(3);
  expect(found(await many(names(1)))).toEqual(names(1));
  expect(requests()).toEqual(names(1));
});

it('several are read in one list, which also tells what does not exist', async () => {
  const { read: many, requests } = withSources(30);
  const readings = await many([...names(2), 'gone']);
  expect(found(readings)).toEqual(names(2));
  expect(readings.get(keyOf(ref('gone')))).toEqual({});
  expect(requests()).toEqual(['list 75']);
});

it('many are read page by page', async () => {
  const { read: many, requests } = withSources(700);
  expect(found(await many(names(600))).sort()).toEqual(names(600));
  expect(requests()).toEqual(['list 500', 'list 500']);
});

it('a few among thousands are not read with all the others', async () => {
  const { read: many, requests } = withSources(1_000);
  const wanted = names(2, 990);
  expect(found(await many(wanted))).toEqual(wanted);
  expect(requests()).toEqual(['list 50', ...wanted]);
});

it.each(['2.9', '2.0'] as const)(
  'the version that Flux %s serves is found',
  async flux => {
    const { read: many } = withSources(3, { flux });
    expect(found(await many(names(3)))).toEqual(names(3));
  },
);

describe('where the list is forbidden', () => {
  const rules = (resourceNames?: readonly string[]): PolicyRule[] => [
    {
      apiGroups: ['*'],
      resources: ['*'],
      verbs: ['get'],
      ...(resourceNames && { resourceNames: [...resourceNames] }),
    },
  ];

  it('objects are read by name, a bounded number at a time, and the list is not tried again', async () => {
    const { read: many, requests } = withSources(60, { rules: rules() });
    expect(found(await many(names(60)))).toEqual(names(20));
    expect(requests()).toEqual(['list 500', ...names(20)]);
    await many(names(40, 20));
    expect(requests().slice(21)).toEqual(names(20, 20));
  });

  it('those that may not be read either have their own error', async () => {
    const { read: many } = withSources(3, { rules: rules(names(2)) });
    const readings = await many(names(3));
    expect(found(readings)).toEqual(names(2));
    expect(said(readings.get(keyOf(ref('charts-0002')))?.error)).toMatchObject({
      problem: 'forbidden',
      kind: 'HelmRepository',
    });
  });
});

it('a cluster that cannot be reached gets one request', async () => {
  const { read: many, requests, cluster } = withSources(3);
  cluster('staging').setFaults([fault({ type: 'refused' })]);
  const error = await failureOf(many(names(3)));
  expect(said(error)).toMatchObject({
    problem: 'unreachable',
    kind: undefined,
  });
  expect(requests()).toHaveLength(1);
});

it('a kind that the cluster does not serve has no objects', async () => {
  const { client } = withSources(1, { flux: '2.4' });
  const artifacts = ['one', 'two'].map((name): FluxRef => ({
    ...ref(name),
    kind: 'ExternalArtifact',
  }));
  const readings = await client.getMany(artifacts);
  expect([...readings.values()]).toEqual([{}, {}]);
});

describe('in several namespaces', () => {
  const namespaces = ['team-a', 'team-b', 'team-c', 'team-d'];

  it('objects are read in one list of all of them', async () => {
    const { client, refs, requests } = withSources(40, { namespaces });
    expect(found(await client.getMany(refs)).sort()).toEqual(names(40));
    expect(requests()).toEqual(['list 500 of all namespaces']);
  });

  it('objects are read in a list of each, where the list of all is forbidden', async () => {
    const { client, refs, requests } = withSources(40, {
      namespaces,
      rules: [
        { apiGroups: ['*'], resources: ['*'], verbs: ['list'], namespaces },
      ],
    });
    for (const round of [1, 2]) {
      expect(found(await client.getMany(refs)).sort()).toEqual(names(40));
      expect(requests()).toEqual([
        'list 500 of all namespaces',
        ...Array(4 * round).fill('list 250'),
      ]);
    }
  });
});
