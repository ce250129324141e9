import { setUpWire } from '../__testUtils__/backstage';
import { pass, setUpTime } from '../../dev/testing/time';
import { isReadable, type FluxResource } from '../flux';
import { ALL_READ, MINUTE, openStore, SOON } from './__testUtils__/openStore';

setUpTime();
setUpWire();

test('a source that another listing holds is not read again', async () => {
  const { store, asked, ...page } = openStore();
  const poll = page.poll();
  const leaveAll = store.listings
    .of({}, MINUTE)
    .join(['GitRepository', 'OCIRepository', 'HelmRepository']);
  const everything = store.listings.of({}, MINUTE);
  await pass(SOON);
  expect(store.client.getQueryData(everything.query.queryKey)).toBeDefined();
  const leave = poll.join(['Kustomization', 'HelmRelease']);
  await pass(SOON);
  expect(poll.shared.get().size).toBeGreaterThan(1);
  const reading = /^GET \/proxy\/.*\/namespaces\/.*repositories\/./;
  expect(asked().filter(each => reading.test(each))).toEqual([]);
  leave();
  leaveAll();
});

test('an object that was written shows among the shared sources at once', async () => {
  const { store, ...page } = openStore();
  const poll = page.poll();
  const leave = poll.join(['Kustomization', 'HelmRelease']);
  await pass(ALL_READ);
  expect(poll.shared.get().size).toBeGreaterThan(1);
  const before = poll.shared.get();
  const source = [...before.values()]
    .flatMap(({ resource }) => resource ?? [])
    .find(isReadable);
  if (!source) throw new Error('No source was read');
  const written: FluxResource = { ...source, suspended: true };
  store.put(written);
  const after = poll.shared.get();
  expect(after.get(source.key)?.resource).toBe(written);
  // The others keep their identity, so that their rows are not drawn again.
  const changed = [...after].filter(([key, each]) => each !== before.get(key));
  expect(changed).toHaveLength(1);
  leave();
});
