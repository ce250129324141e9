import { kustomization } from '../../../dev/scenarios/build';
import type { FluxKind } from '../../flux';
import {
  at,
  calendar,
  chart,
  git,
  mine,
  MINUTE,
  rows,
  small,
} from '../__testUtils__/cases';
import { createWire, entities, setUpWire } from '../__testUtils__/wire';
import type { FluxListing } from '..';

setUpWire();

const KINDS: readonly FluxKind[] = [
  'GitRepository',
  'HelmRelease',
  'Kustomization',
];
const DAY = 24 * 60 * MINUTE;

/** Two clusters with three objects of each kind. */
function wire(objectsAtOnce: number | undefined, changed?: string) {
  return createWire(
    ['staging', 'production'].map(name => {
      const setting = at(name);
      return small(name, {
        objects: ['a', 'b', 'c'].flatMap(suffix => {
          const source = git(setting, { name: suffix });
          const named = { ...mine, name: suffix, changed };
          return [
            source,
            chart(setting, named),
            kustomization(setting, { ...named, source }),
          ];
        }),
      });
    }),
    { listLimits: { queryMs: 8_000, clusterMs: 8_000, objectsAtOnce } },
  );
}

type Request = Parameters<ReturnType<typeof wire>['client']['list']>[0];

async function listed(
  { client }: ReturnType<typeof wire>,
  request: Partial<Request> = {},
  previous?: FluxListing,
) {
  const partial: FluxListing[] = [];
  const listing = await client.list(
    { scope: { entity: entities.podinfo }, kinds: KINDS, ...request },
    previous,
    { onPartial: each => partial.push(each) },
  );
  return { partial, listing };
}

const kindsOf = (listings: readonly FluxListing[]) =>
  listings.map(({ kinds }) => kinds);

it('many objects are read kind by kind, and those of the first kinds can be shown before the others', async () => {
  const { partial, listing } = await listed(wire(6));
  expect(kindsOf(partial)).toEqual([
    ['GitRepository'],
    ['GitRepository', 'HelmRelease'],
  ]);
  expect(partial.map(each => each.resources.length)).toEqual([6, 12]);
  expect(listing.kinds).toEqual(KINDS);
  expect(listing.resources).toHaveLength(18);
  // Objects that have been shown are not replaced.
  expect(listing.resources).toEqual(
    expect.arrayContaining([...(partial[1]?.resources ?? [])]),
  );
  const former = new Set(partial[1]?.resources);
  expect(listing.resources.filter(each => former.has(each))).toHaveLength(12);
});

it('the listing is the same as if all had been read at once', async () => {
  const inSteps = await listed(wire(6));
  const atOnce = await listed(wire(undefined));
  expect(atOnce.partial).toEqual([]);
  expect(rows(inSteps.listing)).toEqual(rows(atOnce.listing));
  const { slots, errors, clusters } = inSteps.listing;
  expect(slots.map(({ cluster, kind }) => [cluster, kind])).toEqual(
    atOnce.listing.slots.map(({ cluster, kind }) => [cluster, kind]),
  );
  expect({ errors, clusters }).toEqual({
    errors: atOnce.listing.errors,
    clusters: atOnce.listing.clusters,
  });
});

it('sources that are only referred to are read before what refers to them, and are no step of their own', async () => {
  const { partial } = await listed(wire(6), {
    kinds: ['HelmRelease', 'Kustomization'],
    alsoKinds: ['GitRepository'],
  });
  expect(partial).toHaveLength(1);
  expect(new Set(partial[0]?.kinds)).toEqual(
    new Set(['GitRepository', 'HelmRelease']),
  );
});

it('there is no pause before a group is whole', async () => {
  const two = await listed(wire(6), {
    groups: [['GitRepository', 'HelmRelease'], KINDS],
  });
  expect(two.partial.map(({ kinds }) => [...kinds].sort())).toEqual([
    ['GitRepository', 'HelmRelease'],
  ]);
  const all = await listed(wire(6), { groups: [KINDS] });
  expect(all.partial).toEqual([]);
  expect(rows(all.listing)).toEqual(rows(two.listing));
});

it('once a group is whole, it need not wait for all kinds of the next group at once', async () => {
  const { partial } = await listed(wire(6), {
    groups: [['HelmRelease', 'Kustomization'], ['GitRepository']],
  });
  expect(kindsOf(partial)).toEqual([
    ['GitRepository'],
    ['GitRepository', 'HelmRelease'],
  ]);
});

it('only the first listing is read in steps', async () => {
  const shown = wire(6);
  const { listing } = await listed(shown);
  const { partial } = await listed(shown, {}, listing);
  expect(partial).toEqual([]);
});

it('meanwhile, nothing is called overdue by a clock that may be ahead', async () => {
  const shown = wire(6, '1m');
  calendar.pass(6 * DAY);
  const { partial, listing } = await listed(shown, {
    kinds: ['Kustomization', 'GitRepository', 'HelmRelease'],
  });
  const words = new Set(listing.resources.map(({ status }) => status.word));
  expect(words).toContain('Overdue');
  const early = partial.flatMap(({ resources }) => resources);
  expect(early.length).toBeGreaterThan(0);
  expect(early.map(({ status }) => status.word)).not.toContain('Overdue');
});

it('a request that is given up tells nothing more', async () => {
  const { client } = wire(6);
  const end = new AbortController();
  const partial: FluxListing[] = [];
  const listing = client.list(
    { scope: { entity: entities.podinfo }, kinds: KINDS },
    undefined,
    {
      signal: end.signal,
      onPartial: each => {
        partial.push(each);
        end.abort();
      },
    },
  );
  await expect(listing).rejects.toThrow();
  expect(partial).toHaveLength(1);
});
