import { pass, setUpTime } from '../../dev/testing/time';
import { setUpWire } from '../__testUtils__/backstage';
import type { FluxKind } from '../flux';
import { openStore, SOON } from './__testUtils__/openStore';

setUpTime();
setUpWire();

/** Returns the kinds of each listing of a page with cards of these kinds, in the order in which the listings come. */
async function kindsShown(
  ...cards: readonly (readonly FluxKind[])[]
): Promise<readonly (readonly FluxKind[])[]> {
  const { poll: open } = openStore({
    listLimits: { queryMs: 8_000, clusterMs: 8_000, objectsAtOnce: 1 },
  });
  const poll = open();
  const shown: FluxKind[][] = [];
  poll.listing.subscribe(() => {
    const kinds = poll.listing.get()?.kinds ?? [];
    shown.push(kinds.filter(kind => cards.flat().includes(kind)));
  });
  const leave = cards.map(kinds => poll.join(kinds));
  await pass(SOON);
  leave.forEach(each => each());
  return shown;
}

test('with many objects, a card of two kinds gets both at once', async () => {
  const both = ['HelmRelease', 'Kustomization'] as const;
  const [first, ...others] = await kindsShown(both);
  expect(new Set(first)).toEqual(new Set(both));
  for (const kinds of others) expect(new Set(kinds)).toEqual(new Set(both));
});

test('with many objects, a card of one kind does not wait for those of others', async () => {
  const [first] = await kindsShown(['HelmRelease'], ['Kustomization']);
  expect(first).toHaveLength(1);
});
