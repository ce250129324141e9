import {
  gitRepository,
  kustomization,
  type Setting,
} from '../../dev/scenarios/build';
import { mine } from '../../dev/scenarios/parts/podinfo';
import { pass, setUpTime } from '../../dev/testing/time';
import { setUpWire } from '../__testUtils__/backstage';
import { objectIn, oneCluster } from '../__testUtils__/stories';
import { isReadable } from '../flux';
import { MINUTE, openStore, SOON } from './__testUtils__/openStore';

setUpTime();
setUpWire();

/** How many clusters are read at a time. */
const AT_ONCE = 5;

const objects = (at: Setting) => {
  const url = 'https://example.com/app';
  const source = gitRepository(at, { ...mine, name: 'app', url });
  const annotations = { 'sim.flux/run-ms': '6000' };
  return [
    source,
    kustomization(at, { ...mine, name: 'web', source, annotations }),
  ];
};

/** Opens the listing of all clusters, or of an entity, with the Kustomization `web` on each of so many clusters. */
async function open(count: number, of: 'clusters' | 'entity' = 'clusters') {
  const names = Array.from({ length: count }, (_, index) => `c${index}`);
  const page = openStore({
    story: names.map(name => oneCluster(objects, name)),
  });
  const { store } = page;
  const poll =
    of === 'entity' ? page.poll() : store.listings.of({}, 10 * MINUTE);
  const leave = poll.join(['Kustomization']);
  await pass(SOON);
  const listed = (cluster: string) => {
    const found = poll.listing
      .get()
      ?.resources.find(each => each.cluster === cluster);
    if (!found || !isReadable(found)) throw new Error('It is not listed');
    return found;
  };
  return {
    ...page,
    names,
    poll,
    leave,
    listed,
    suspend: async (cluster: string) => {
      const resource = listed(cluster);
      const acting = store.actions.act({ resource, action: 'suspend' });
      await pass(SOON);
      await acting;
    },
    /** Keeps back the lists of these clusters. */
    holdLists: (...clusters: readonly string[]) =>
      page.holdAnswers(
        ({ url, headers }) =>
          url.includes('/kustomizations?') &&
          clusters.includes(headers.get('Backstage-Kubernetes-Cluster') ?? ''),
      ),
    /** Somebody else changes the object on the cluster. */
    change: (cluster: string, spec: object) => {
      const object = objectIn(page.cluster(cluster), 'Kustomization', 'web');
      page
        .cluster(cluster)
        .apply({ ...object, spec: { ...object.spec, ...spec } });
    },
  };
}

test('lists of clusters that were read before an action do not undo its result', async () => {
  const { poll, listed, leave, suspend, holdLists } = await open(3);
  const release = { acted: holdLists('c0'), other: holdLists('c1') };
  poll.refresh();
  await pass(SOON);
  await suspend('c0');
  expect(listed('c0').suspended).toBe(true);
  // The listing without `c0`, which is kept from before.
  release.other();
  await pass(SOON);
  expect(poll.listing.get()?.pending).toEqual(['c0']);
  expect(listed('c0').suspended).toBe(true);
  release.acted();
  await pass(SOON);
  expect(poll.listing.get()).not.toHaveProperty('pending');
  expect(listed('c0').suspended).toBe(true);
  leave();
});

test('a list that was asked for after an action shows what has changed since', async () => {
  const page = await open(AT_ONCE + 1);
  const { names, poll, listed, leave, suspend, holdLists, change } = page;
  const release = holdLists(...names.slice(0, AT_ONCE));
  poll.refresh();
  await pass(SOON);
  // The last cluster waits for its turn.
  const last = `c${AT_ONCE}`;
  await suspend(last);
  change(last, { suspend: false });
  release();
  await pass(SOON);
  expect(listed(last).suspended).toBe(false);
  leave();
});

test('the next poll shows what has changed since an action', async () => {
  const { poll, listed, leave, suspend, holdLists, change } = await open(2);
  const release = holdLists('c0');
  poll.refresh();
  await pass(SOON);
  await suspend('c0');
  release();
  await pass(SOON);
  change('c0', { suspend: false });
  poll.refresh();
  await pass(SOON);
  expect(listed('c0').suspended).toBe(false);
  leave();
});

test('an answer for an entity does not undo a reading that came before it', async () => {
  const { store, listed, leave, change, holdAnswers } = await open(1, 'entity');
  const release = holdAnswers(({ url }) => url.includes('/custom/query'));
  const resource = listed('c0');
  // Right after its write, an action polls.
  const acting = store.actions.act({ resource, action: 'sync' });
  await pass(200);
  change('c0', { path: './changed' });
  await pass(2_000);
  const { generation } = listed('c0');
  expect(generation).toBeGreaterThan(Number(resource.generation));
  release();
  // Before the next reading.
  await pass(50);
  expect(listed('c0').generation).toBe(generation);
  await pass(MINUTE);
  await acting;
  leave();
});

test('a reading of an object that has not changed leaves listings as they are', async () => {
  const { store, poll, asked, listed, leave } = await open(2);
  const resource = listed('c0');
  const acting = store.actions.act({ resource, action: 'sync' });
  const readings = () =>
    asked().filter(each => each.endsWith('/kustomizations/web')).length;
  await pass(2_000);
  const before = { listing: poll.listing.get(), readings: readings() };
  // Flux works on it for six seconds.
  await pass(2_500);
  expect(readings()).toBeGreaterThan(before.readings);
  expect(poll.listing.get()).toBe(before.listing);
  await pass(MINUTE);
  await acting;
  leave();
});
