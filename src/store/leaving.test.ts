import { pass, setUpTime } from '../../dev/testing/time';
import { setUpWire, startBackstage, tested } from '../__testUtils__/backstage';
import { FluxClient } from '../api';
import { storeOf } from '.';

setUpTime();
setUpWire();

const MINUTE = 60_000;
/** Everything has been listed and read by then. */
const SOON = 500;

function openStore() {
  const backstage = startBackstage('shared-sources');
  const [[, kubernetesApi], [, kubernetesAuthProvidersApi]] =
    backstage.kubernetesApis;
  const store = storeOf(
    new FluxClient({ kubernetesApi, kubernetesAuthProvidersApi }),
  );
  const poll = (entity = tested.podinfo) =>
    store.listings.of({ entity }, MINUTE);
  return { ...backstage, store, poll };
}

test('a page that was left keeps neither its listing nor its sources after the cache time', async () => {
  const { store, poll } = openStore();
  const cached = () => store.client.getQueryCache().getAll().length;
  const leave = poll().join(['Kustomization', 'HelmRelease']);
  await pass(SOON);
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
  await pass(SOON);
  expect(poll().shared.get().size).toBeGreaterThan(1);
  const shared = poll().shared.get();
  const readings = () => asked().filter(each => each.startsWith('GET /proxy'));
  const before = readings();
  await pass(7 * MINUTE);
  expect(poll().shared.get()).toBe(shared);
  expect(store.client.getQueryCache().getAll()).toHaveLength(1 + shared.size);
  // They were four minutes old once.
  expect(readings()).toEqual([...before, ...before]);
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
