import type { KubernetesObject } from '../../../dev/cluster';
import { unreadable } from '../../../dev/scenarios/unreadable';
import { isReadable } from '../../flux';
import { withResource } from '..';
import {
  at,
  chart,
  fault,
  git,
  mine,
  MINUTE,
  rows,
  calendar,
  small,
  the,
} from '../__testUtils__/cases';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';

setUpWire();

const named = (object: KubernetesObject, labels: Record<string, string>) => ({
  ...object,
  metadata: { ...object.metadata, labels },
});

describe('a poll', () => {
  it('without changes keeps every array and object', async () => {
    const { list } = createWire([small('staging'), small('production')]);
    const first = await list();
    const second = await list(first);
    expect(second.resources).toBe(first.resources);
    second.slots.forEach((slot, index) =>
      expect(slot.resources).toBe(first.slots[index]?.resources),
    );
  });

  it('with one changed object replaces only that one', async () => {
    const { list, cluster } = createWire([
      small('staging'),
      small('production'),
    ]);
    const first = await list();
    cluster('production').apply(git(at('production'), { suspend: true }));
    const second = await list(first);
    const changed = second.resources.filter(
      each => !first.resources.includes(each),
    );
    expect(changed).toMatchObject([
      { cluster: 'production', kind: 'GitRepository', suspended: true },
    ]);
    expect(rows(second)).toEqual(rows(first));
    const slots = second.slots.filter(
      (slot, index) => slot.resources !== first.slots[index]?.resources,
    );
    expect(slots).toMatchObject([
      { cluster: 'production', kind: 'GitRepository' },
    ]);
  });

  it('updates the time of each slot', async () => {
    const { list } = createWire([small('staging')]);
    const first = await list();
    calendar.pass(MINUTE);
    const second = await list(first);
    expect(second.slots[0]?.fetchedAt).toBe(
      Number(first.slots[0]?.fetchedAt) + MINUTE,
    );
  });

  it('removes deleted objects', async () => {
    const { list, configure } = createWire([
      small('staging'),
      small('production'),
    ]);
    const first = await list();
    configure([small('staging')]);
    calendar.pass(6 * MINUTE);
    const second = await list(first);
    expect(rows(second)).toEqual([
      'staging/GitRepository/podinfo',
      'staging/HelmRelease/podinfo',
    ]);
    expect(second.clusters).toEqual([{ name: 'staging' }]);
  });

  it('replaces an object that was created again under the same name', async () => {
    const { list, configure } = createWire([small('staging')]);
    const first = await list();
    const setting = at('staging');
    const other = git(setting);
    configure([]);
    configure([
      small('staging', {
        objects: [{ ...other, metadata: { ...other.metadata, uid: 'new' } }],
      }),
    ]);
    const second = await list(first);
    expect(the(second, 'GitRepository').uid).toBe('new');
  });
});

it('two clusters with the same object, even the same uid, show one each', async () => {
  const same = [git(at('same')), chart(at('same'))];
  const { list } = createWire([
    small('staging', { objects: same }),
    small('production', { objects: same }),
  ]);
  const first = await list();
  expect(new Set(first.resources.map(({ uid }) => uid)).size).toBe(2);
  expect(new Set(first.resources.map(({ key }) => key)).size).toBe(4);
  const second = await list(first);
  expect(second.resources).toBe(first.resources);
});

describe('the objects of an entity', () => {
  const front = { tier: 'front', app: 'podinfo' };
  const setting = at('staging');
  const objects = [
    git(setting, { name: 'in-a' }),
    git(setting, { name: 'in-b', namespace: 'team-b' }),
    named(git(setting, { name: 'front' }), front),
    named(git(setting, { name: 'back' }), { ...front, tier: 'back' }),
    git(setting, { name: 'by-name', entity: 'podinfo-by-name' }),
  ];

  it.each([
    ['podinfo', ['in-a', 'in-b']],
    ['inTeamB', ['in-b']],
    ['selected', ['front']],
    ['byName', ['by-name']],
  ] as const)('is found by the annotations of %s', async (entity, names) => {
    const { list } = createWire([small('staging', { objects })]);
    const { resources } = await list(undefined, { entity });
    expect(resources.map(({ name }) => name)).toEqual(names);
  });
});

describe('malformed objects', () => {
  it('become unreadable rows, and none is lost', async () => {
    const { list } = createWire([small('staging')]);
    intercept('post', '/resources/custom/query', async request => {
      const { customResources } = await request.json();
      const items = [
        {},
        null,
        7,
        'text',
        [],
        { metadata: null },
        { metadata: {} },
        { metadata: { name: 'no-namespace', uid: 'a', resourceVersion: '1' } },
      ];
      return Response.json({
        items: [
          {
            cluster: { name: 'staging' },
            errors: [],
            podMetrics: [],
            resources: customResources.map(() => ({
              type: 'customresources',
              resources: items,
            })),
          },
        ],
      });
    });
    const kinds = ['HelmRelease'] as const;
    const first = await list(undefined, { kinds });
    expect(first.resources).toHaveLength(8);
    expect(first.resources.some(isReadable)).toBe(false);
    expect(new Set(first.resources.map(({ key }) => key)).size).toBe(8);
    expect(first.errors).toEqual([]);
    const second = await list(first, { kinds });
    expect(second.resources).toBe(first.resources);
  });

  it('without metadata are rows, too', async () => {
    const { list, cluster } = createWire([small('staging')]);
    cluster('staging').setFaults([fault({ type: 'no-metadata' })]);
    const { resources } = await list();
    expect(resources).toHaveLength(2);
    expect(resources).toMatchObject([
      {
        problems: ['metadata.name is missing', 'metadata.namespace is missing'],
      },
      {
        problems: ['metadata.name is missing', 'metadata.namespace is missing'],
      },
    ]);
  });

  it('do not change from poll to poll, and hide no rows of other clusters', async () => {
    const { list } = createWire(unreadable.clusters(new Date()));
    const first = await list();
    const second = await list(first);
    expect(second.resources).toBe(first.resources);
    expect(new Set(first.resources.map(({ cluster }) => cluster)).size).toBe(3);
  });
});

describe('withResource', () => {
  it('replaces the resource with the same key', async () => {
    const { list } = createWire([small('staging'), small('production')]);
    const listing = await list();
    const [, release] = listing.resources;
    if (!release) throw new Error('There is no release');
    const suspended = { ...release, suspended: true };
    const after = withResource(listing, suspended);
    expect(after.resources[1]).toBe(suspended);
    expect(
      after.resources.filter(each => listing.resources.includes(each)),
    ).toHaveLength(3);
  });

  it('changes nothing where the reading is the same', async () => {
    const { client, list } = createWire([small('staging')]);
    const listing = await list();
    for (const resource of listing.resources) {
      const read = await client.get(resource);
      if (!read) throw new Error('It is gone');
      expect(read).not.toBe(resource);
      expect(withResource(listing, read)).toBe(listing);
    }
  });

  it('changes nothing where the listing does not have the resource', async () => {
    const { list } = createWire([
      small('staging', { objects: [git(at('staging'), mine)] }),
    ]);
    const listing = await list();
    const [only] = listing.resources;
    if (!only) throw new Error('There is no source');
    const after = withResource(listing, { ...only, key: 'elsewhere' });
    expect(after).toBe(listing);
  });
});
