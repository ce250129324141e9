import { pass, setUpTime } from '../../dev/testing/time';
import { setUpWire } from '../__testUtils__/backstage';
import type { FluxKind } from '../flux';
import { openStore, SOON } from './__testUtils__/openStore';

setUpTime();
setUpWire();

type Kinds = readonly FluxKind[];

/**
 * Returns the kinds of each listing of a page with such cards, in the order in which the listings come.
 *
 * @param cards - the kinds that each shows, and those that it polls as well
 */
async function kindsShown(
  ...cards: readonly (readonly [shown: Kinds, others?: Kinds])[]
): Promise<readonly (readonly FluxKind[])[]> {
  const { poll: open } = openStore({
    listLimits: { queryMs: 8_000, clusterMs: 8_000, objectsAtOnce: 1 },
  });
  const poll = open();
  const shown: FluxKind[][] = [];
  poll.listing.subscribe(() => {
    const kinds = poll.listing.get()?.kinds ?? [];
    shown.push(kinds.filter(kind => cards.flat(2).includes(kind)));
  });
  const leave = cards.map(card => poll.join(...card));
  await pass(SOON);
  leave.forEach(each => each());
  return shown;
}

test('with many objects, a card of two kinds gets both at once', async () => {
  const both = ['HelmRelease', 'Kustomization'] as const;
  const [first, ...others] = await kindsShown([both]);
  expect(new Set(first)).toEqual(new Set(both));
  for (const kinds of others) expect(new Set(kinds)).toEqual(new Set(both));
});

test('with many objects, a card of one kind does not wait for those of others', async () => {
  const [first] = await kindsShown([['HelmRelease']], [['Kustomization']]);
  expect(first).toHaveLength(1);
});

test('with many objects, a card of sources does not wait for the appliers that it polls as well', async () => {
  const [first] = await kindsShown([['GitRepository'], ['Kustomization']]);
  expect(first).toEqual(['GitRepository']);
});
