import { setUpWire, tested } from '../__testUtils__/backstage';
import { pass, setUpTime } from '../../dev/testing/time';
import type { FluxStore } from '.';
import { ALL_READ, MINUTE, openStore } from './__testUtils__/openStore';

setUpTime();
setUpWire();

/** Returns the number of queries in the cache. */
const cached = ({ client }: FluxStore) =>
  client.getQueryCache().getAll().length;

test('a page that was left keeps neither its listing nor its sources after the cache time', async () => {
  const { store, poll } = openStore();
  const leave = poll().join(['Kustomization', 'HelmRelease']);
  await pass(ALL_READ);
  expect(poll().shared.get().size).toBeGreaterThan(1);
  expect(store.listings.size).toBe(1);
  expect(cached(store)).toBe(1 + poll().shared.get().size);

  leave();
  jest.advanceTimersByTime(4 * MINUTE);
  expect(store.listings.size).toBe(1);
  jest.advanceTimersByTime(2 * MINUTE);
  expect(cached(store)).toBe(0);
  expect(store.listings.size).toBe(0);
});

test('a page that is open keeps its sources longer than the cache time', async () => {
  const { asked, store, poll } = openStore();
  const leave = poll().join(['Kustomization', 'HelmRelease']);
  await pass(ALL_READ);
  expect(poll().shared.get().size).toBeGreaterThan(1);
  const shared = poll().shared.get();
  const readings = () => asked().filter(each => each.startsWith('GET /proxy'));
  const before = readings();
  await pass(5.5 * MINUTE);
  expect(poll().shared.get()).toBe(shared);
  expect(cached(store)).toBe(1 + shared.size);
  // They were four minutes old once.
  expect(readings().sort()).toEqual([...before, ...before].sort());
  leave();
});

test('a source that two pages use is kept until both were left', async () => {
  const { store, poll } = openStore();
  const [first, second] = [poll(), poll(tested.inTeamA)];
  const leaveFirst = first.join(['Kustomization', 'HelmRelease']);
  const leaveSecond = second.join(['Kustomization', 'HelmRelease']);
  await pass(ALL_READ);
  expect([...first.shared.get().keys()]).toEqual(
    expect.arrayContaining([...second.shared.get().keys()]),
  );
  const { size } = second.shared.get();
  expect(size).toBeGreaterThan(1);

  leaveFirst();
  await pass(6 * MINUTE);
  expect(store.listings.size).toBe(1);
  expect(second.shared.get().size).toBe(size);
  expect(cached(store)).toBe(1 + size);

  leaveSecond();
  jest.advanceTimersByTime(6 * MINUTE);
  expect(cached(store)).toBe(0);
});

test('a source that nothing names any more is dropped after the cache time, and no other', async () => {
  const { cluster, store, poll } = openStore();
  const leave = poll().join(['Kustomization', 'HelmRelease']);
  await pass(ALL_READ);
  const sources = () =>
    [...poll().shared.get().values()].map(({ named }) => named.name);
  const before = sources();
  expect(before).toContain('flux-system');

  const eu = cluster('production-eu');
  const team = eu
    .objects()
    .find(({ metadata }) => metadata.name === 'podinfo-team');
  if (!team) throw new Error('The story has no podinfo-team');
  const sourceRef = { kind: 'GitRepository', name: 'podinfo' };
  eu.apply({ ...team, spec: { ...team.spec, sourceRef } });
  await pass(7 * MINUTE);
  expect(sources()).toEqual(before.filter(name => name !== 'flux-system'));
  expect(cached(store)).toBe(before.length);
  leave();
});

test('a listing that nobody joined is dropped, too', () => {
  const { store, poll } = openStore();
  expect(poll()).toBe(poll());
  expect(poll(tested.checkout)).not.toBe(poll());
  expect(store.listings.size).toBe(2);
  jest.advanceTimersByTime(6 * MINUTE);
  expect(store.listings.size).toBe(0);
});
