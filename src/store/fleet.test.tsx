import { pass, setUpTime } from '../../dev/testing/time';
import { setUpWire, tested } from '../__testUtils__/backstage';
import { setVisible } from '../__testUtils__/visibility';
import { isReadable } from '../flux';
import { MINUTE, openStore, SOON } from './__testUtils__/openStore';

setUpTime();
setUpWire();
afterEach(() => setVisible(true));

const SECOND = 1_000;

/** Opens the poll of all clusters in a page that wants entities to be polled every ten seconds. */
async function openFleet() {
  const opened = openStore();
  const { store, standIn } = opened;
  const poll = store.listings.of({}, 10 * SECOND);
  const isList = ({ method, path }: { method: string; path: string }) =>
    method === 'GET' && path.includes('/kustomizations?');
  const lists = () => standIn.requests.filter(isList).length;
  const leave = poll.join(['Kustomization']);
  await pass(SOON);
  return { ...opened, poll, leave, lists, clusters: lists() };
}

test('all clusters are polled once a minute, however short the interval is', async () => {
  const { leave, lists, clusters } = await openFleet();
  expect(clusters).toBeGreaterThan(0);
  await pass(58 * SECOND);
  expect(lists()).toBe(clusters);
  await pass(3 * SECOND);
  expect(lists()).toBe(2 * clusters);
  leave();
});

test('nothing is requested while the tab is hidden, nor within a minute when it is visible again', async () => {
  const { leave, lists, clusters, standIn } = await openFleet();
  setVisible(false);
  const before = standIn.requests.length;
  await pass(20 * SECOND);
  setVisible(true);
  await pass(SOON);
  expect(standIn.requests).toHaveLength(before);
  setVisible(false);
  await pass(5 * MINUTE);
  expect(standIn.requests).toHaveLength(before);
  setVisible(true);
  await pass(SOON);
  expect(lists()).toBe(2 * clusters);
  leave();
});

test('leaving the page and coming back within a minute requests nothing', async () => {
  const { leave, lists, clusters, poll } = await openFleet();
  leave();
  await pass(10 * SECOND);
  const again = poll.join(['Kustomization']);
  await pass(SOON);
  expect(lists()).toBe(clusters);
  expect(poll.listing.get()?.resources.length).toBeGreaterThan(0);
  // Another kind has not been listed yet.
  const more = poll.join(['HelmRelease']);
  await pass(SOON);
  expect(lists()).toBe(2 * clusters);
  more();
  again();
});

test('coming back after leaving in the middle of a poll lists again', async () => {
  const { store, standIn } = openStore();
  const poll = store.listings.of({}, MINUTE);
  standIn.setFaults([
    { endpoint: 'proxy', effect: { type: 'delay', ms: SECOND } },
  ]);
  const leave = poll.join(['Kustomization']);
  await pass(SOON);
  leave();
  standIn.setFaults([]);
  const again = poll.join(['Kustomization']);
  await pass(SOON);
  expect(poll.listing.get()?.resources.length).toBeGreaterThan(0);
  expect(poll.listing.get()).not.toHaveProperty('pending');
  again();
});

test('an action shows its object at once, and lists no cluster again', async () => {
  const { leave, lists, clusters, poll, store, ...page } = await openFleet();
  const ofEntity = store.listings.of({ entity: tested.podinfo }, MINUTE);
  const leaveEntity = ofEntity.join(['Kustomization']);
  await pass(SOON);
  const queries = page.queries();
  const found = poll.listing
    .get()
    ?.resources.find(each => isReadable(each) && !each.suspended);
  if (!found || !isReadable(found)) throw new Error('Nothing is listed');
  const acting = store.actions.act({ resource: found, action: 'suspend' });
  await pass(5 * SECOND);
  await acting;
  const shown = poll.listing
    .get()
    ?.resources.find(({ key }) => key === found.key);
  expect(shown?.suspended).toBe(true);
  expect(lists()).toBe(clusters);
  // The page of an entity is polled at once, as ever.
  expect(page.queries()).toBeGreaterThan(queries);
  leaveEntity();
  leave();
});

test('the person can refresh at any time', async () => {
  const { leave, lists, clusters, poll } = await openFleet();
  poll.refresh();
  await pass(SOON);
  expect(lists()).toBe(2 * clusters);
  leave();
});
