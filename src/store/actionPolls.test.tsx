import { gitRepository, kustomization } from '../../dev/scenarios/build';
import { mine } from '../../dev/scenarios/parts/podinfo';
import { pass, setUpTime } from '../../dev/testing/time';
import { oneCluster } from '../__testUtils__';
import { setUpWire, tested } from '../__testUtils__/backstage';
import { setVisible } from '../__testUtils__/visibility';
import { isReadable, type FluxObject } from '../flux';
import { MINUTE, openStore, SOON } from './__testUtils__/openStore';

setUpTime();
setUpWire();
afterEach(() => setVisible(true));

const HOURS = { 'sim.flux/run-ms': `${4 * 60 * MINUTE}` };

/** Opens the polls of two entities, once a minute, and a Kustomization of the first whose run takes hours. */
async function open() {
  const opened = openStore({
    story: [
      oneCluster(at => {
        const source = gitRepository(at, {
          ...mine,
          name: 'web',
          url: 'https://example.com',
        });
        return [
          source,
          kustomization(at, {
            ...mine,
            name: 'web',
            source,
            annotations: HOURS,
          }),
        ];
      }),
    ],
  });
  const { store, standIn } = opened;
  const { podinfo, checkout } = tested;
  const [own, other] = [podinfo, checkout].map(entity => {
    const poll = store.listings.of({ entity }, MINUTE);
    poll.join(['Kustomization']);
    return poll;
  });
  await pass(SOON);
  const resource = own?.listing
    .get()
    ?.resources.find(
      (each): each is FluxObject =>
        each.kind === 'Kustomization' && isReadable(each),
    );
  if (!resource || !other) throw new Error('There is no Kustomization');
  const requests = (what: RegExp) =>
    standIn.requests.filter(({ method, path, body }) =>
      what.test(`${method} ${path} ${JSON.stringify(body)}`),
    ).length;
  return {
    ...opened,
    resource,
    requests,
    /** Polls of an entity while time passes. */
    polls: async (of: 'podinfo' | 'checkout', ms: number) => {
      const query = new RegExp(`/resources/custom/query .*default/${of}"`);
      const before = requests(query);
      await pass(ms);
      return requests(query) - before;
    },
    /** Begins with a sync. Returns a function that ends it. */
    begin: async () => {
      const cancellation = new AbortController();
      const { signal } = cancellation;
      const ended = store.actions.act({ resource, action: 'sync', signal });
      await pass(SOON);
      return async () => {
        cancellation.abort();
        await ended;
      };
    },
  };
}

test('an action quickens the poll until it takes long', async () => {
  const { polls, begin } = await open();
  const end = await begin();
  expect(await polls('podinfo', MINUTE)).toBeGreaterThan(15);
  await pass(10_000);
  expect(await polls('podinfo', 10 * MINUTE)).toBeLessThanOrEqual(10);
  await end();
});

test('an action does not quicken the poll of what does not list its object', async () => {
  const { polls, begin } = await open();
  const end = await begin();
  expect(await polls('checkout', MINUTE)).toBeLessThanOrEqual(1);
  await end();
});

test('an action is followed slowly while the tab is hidden, and at once when it is visible again', async () => {
  const { requests, begin } = await open();
  const end = await begin();
  const readings = () => requests(/^GET \/proxy\/.*kustomizations/);
  setVisible(false);
  await pass(1_000);
  const before = readings();
  await pass(MINUTE);
  expect(readings() - before).toBeLessThanOrEqual(6);
  await pass(4_000);
  const hidden = readings();
  setVisible(true);
  await pass(SOON);
  expect(readings()).toBeGreaterThan(hidden);
  await end();
});

test('after a write, clusters that are listed one by one are not listed again at once', async () => {
  const { standIn, requests, begin, resource, store } = await open();
  standIn.setFaults([
    { endpoint: 'query', effect: { type: 'status', status: 500 } },
  ]);
  setVisible(true);
  await pass(5_000);
  const lists = () => requests(/^GET \/proxy\/.*kustomizations\?/);
  const before = lists();
  expect(before).toBeGreaterThan(0);
  const end = await begin();
  await pass(MINUTE);
  expect(lists()).toBe(before);
  await end();
  await pass(SOON);
  expect(lists()).toBe(before);
  expect(store.listings.find(resource)?.object.requestedAt).toBeDefined();
});
