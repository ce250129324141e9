import { setUpWire, tested } from '../__testUtils__/backstage';
import { pass, setUpTime } from '../../dev/testing/time';
import { ALL_READ, MINUTE, openStore } from './__testUtils__/openStore';

setUpTime();
setUpWire();

test('a page that was left keeps neither its listing nor its sources after the cache time', async () => {
  const { store, poll } = openStore();
  const cached = () => store.client.getQueryCache().getAll().length;
  const leave = poll().join(['Kustomization', 'HelmRelease']);
  await pass(ALL_READ);
  expect(poll().shared.get().size).toBeGreaterThan(1);
  expect(store.listings.size).toBe(1);
  expect(cached()).toBe(1 + poll().shared.get().size);

  leave();
  jest.advanceTimersByTime(4 * MINUTE);
  expect(store.listings.size).toBe(1);
  jest.advanceTimersByTime(2 * MINUTE);
  expect(cached()).toBe(0);
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
  expect(store.client.getQueryCache().getAll()).toHaveLength(1 + shared.size);
  // They were four minutes old once.
  expect(readings().sort()).toEqual([...before, ...before].sort());
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
