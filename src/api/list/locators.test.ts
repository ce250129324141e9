import { failQuery } from '../__testUtils__/backstage';
import { rows, saidOf, small } from '../__testUtils__/cases';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';
import type { ServiceLocator } from '../../../dev/standin';

setUpWire();

const kinds = ['HelmRelease'] as const;
const NAMES = ['production', 'staging', 'other-teams'];

const wire = (serviceLocator: ServiceLocator) =>
  createWire(
    NAMES.map(name => small(name)),
    { serviceLocator },
  );

const row = (name: string) => `${name}/HelmRelease/podinfo`;

/** Locator, entity, and the clusters that it then has. */
const CASES = [
  ['singleTenant', 'podinfo', NAMES],
  ['singleTenant', 'byAnnotation', ['production']],
  ['multiTenant', 'byAnnotation', NAMES],
  ['multiTenant', 'byRelation', NAMES],
  ['catalogRelation', 'byRelation', ['production']],
] as const;

describe('while the query fails, the clusters are read that it last answered for', () => {
  it.each(CASES)('%s, %s', async (locator, entity, clusters) => {
    const { list, standIn } = wire(locator);
    const together = await list(undefined, { entity, kinds });
    expect(rows(together)).toEqual(clusters.map(row));
    failQuery();
    for (let previous = together, poll = 0; poll < 2; poll += 1) {
      previous = await list(previous, { entity, kinds });
      expect(rows(previous)).toEqual(clusters.map(row));
      expect(previous.clusters).toEqual(clusters.map(name => ({ name })));
      expect(saidOf(previous)).toEqual([]);
    }
    const read = standIn.requests.flatMap(({ cluster }) => cluster ?? []);
    expect(new Set(read)).toEqual(new Set(clusters));
  });

  it('a locator of the app', async () => {
    const { list } = wire('singleTenant');
    intercept('post', '/resources/custom/query', async () => {
      const item = {
        cluster: { name: 'staging' },
        podMetrics: [],
        errors: [],
        resources: [{ type: 'customresources', resources: [] }],
      };
      return Response.json({ items: [item] });
    });
    const together = await list(undefined, { kinds });
    failQuery();
    const apart = await list(together, { kinds });
    expect(rows(apart)).toEqual([row('staging')]);
  });
});

describe('where the query has not answered yet', () => {
  it('and nothing restricts the entity, all clusters are read', async () => {
    const { list } = wire('multiTenant');
    failQuery();
    const listing = await list(undefined, { kinds });
    expect(rows(listing)).toEqual(NAMES.map(row));
    expect(saidOf(listing)).toEqual([]);
  });

  it.each(['byAnnotation', 'byRelation'] as const)(
    'and the entity may be restricted, it says that nobody knows: %s',
    async entity => {
      const { list } = wire('multiTenant');
      failQuery();
      const first = await list(undefined, { entity, kinds });
      for (const each of [first, await list(first, { entity, kinds })]) {
        expect(rows(each)).toEqual([row('production')]);
        expect(each.clusters).toEqual([{ name: 'production' }]);
        expect(saidOf(each)).toMatchObject([{ problem: 'unknownClusters' }]);
      }
    },
  );
});

it('An answer tells which clusters it has nothing of', async () => {
  const { list } = wire('catalogRelation');
  const { clusters } = await list(undefined, { entity: 'byRelation', kinds });
  expect(clusters).toEqual([
    { name: 'production' },
    { name: 'staging', isInAnswer: false },
    { name: 'other-teams', isInAnswer: false },
  ]);
});
