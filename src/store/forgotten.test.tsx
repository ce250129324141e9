import { pass, setUpTime } from '../../dev/testing/time';
import { setUpWire } from '../__testUtils__/backstage';
import { isReadable } from '../flux';
import { ALL_READ, MINUTE, openStore, SOON } from './__testUtils__/openStore';
import { OutdatedSources } from './OutdatedSources';

setUpTime();
setUpWire();

/** Counts what every page remembers of appliers and their sources. */
function countRemembered() {
  const all = new Set<OutdatedSources>();
  const { see } = OutdatedSources.prototype;
  jest.spyOn(OutdatedSources.prototype, 'see').mockImplementation(function note(
    this: OutdatedSources,
    ...args
  ) {
    all.add(this);
    return see.apply(this, args);
  });
  return () => [...all].reduce((sum, { size }) => sum + size, 0);
}

afterEach(() => jest.restoreAllMocks());

test('readings of what a page does not list are forgotten with its next poll', async () => {
  const remembered = countRemembered();
  const { store, poll: open } = openStore();
  const poll = open();
  const leave = poll.join(['Kustomization', 'HelmRelease']);
  await pass(ALL_READ);
  const listed = poll.listing
    .get()
    ?.resources.filter(isReadable)
    .find(({ kind }) => kind === 'Kustomization');
  if (!listed) throw new Error('Nothing is listed');
  const before = remembered();
  expect(before).toBeGreaterThan(0);
  for (const name of ['one', 'two', 'three']) {
    store.put({ ...listed, name, key: `${listed.key}-${name}` });
  }
  expect(remembered()).toBe(before + 3);
  await pass(MINUTE + SOON);
  expect(remembered()).toBe(before);
  leave();
});

test('deleted objects are forgotten', async () => {
  const remembered = countRemembered();
  const { cluster: find, poll: open } = openStore();
  const poll = open();
  const leave = poll.join(['Kustomization', 'HelmRelease']);
  await pass(ALL_READ);
  const before = remembered();
  const { resources = [] } = poll.listing.get() ?? {};
  const release = resources.find(({ kind }) => kind === 'HelmRelease');
  if (!release) throw new Error('Nothing is listed');
  const { apiVersion, namespace, name } = release;
  const path = `apis/${apiVersion}/namespaces/${namespace}/helmreleases/${name}`;
  const cluster = find(release.cluster);
  cluster.setRules([{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]);
  await cluster.handle(
    new Request(`https://cluster/${path}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${cluster.token}` },
    }),
  );
  await pass(MINUTE + SOON);
  expect(poll.listing.get()?.resources).not.toContain(release);
  expect(remembered()).toBeLessThan(before);
  leave();
});
