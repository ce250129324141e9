import { parseResource } from '../../flux';
import { FluxError } from '../errors';
import { followObject, FOLLOW_TIMING } from './followObject';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const running = parseResource(
  { cluster: 'one', kind: 'HelmRelease', version: 'v2', index: 0 },
  { metadata: { name: 'podinfo', namespace: 'team-a', uid: 'a' }, spec: {} },
);

/** Follows an object that never becomes ready, with a fake clock. Returns the times of the readings, in ms. */
function follow(
  read: (passed: number) => void = () => {},
  signal?: AbortSignal,
) {
  const began = Date.now();
  const looks: number[] = [];
  const longs: boolean[] = [];
  const outcome = followObject(running, {
    timing: FOLLOW_TIMING,
    isHandled: () => false,
    read: async former => {
      looks.push(Date.now() - began);
      read(Date.now() - began);
      return former;
    },
    onRead: (_, isLong) => longs.push(isLong),
    signal,
  });
  return { outcome, looks, longs };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const gaps = (looks: readonly number[]) =>
  looks.map((look, i) => look - (looks[i - 1] ?? 0));

it('a quick run is noticed after 300 ms, one of a few seconds within a second', async () => {
  const { looks } = follow();
  await jest.advanceTimersByTimeAsync(10 * SECOND);
  expect(gaps(looks)).toEqual([300, 450, 675, ...Array(8).fill(SECOND)]);
});

it('the object is read less often the longer it takes, but at least every ten seconds', async () => {
  const { looks, longs } = follow();
  await jest.advanceTimersByTimeAsync(30 * MINUTE);
  const all = gaps(looks);
  expect(all.every((gap, i) => gap >= (all[i - 1] ?? 0))).toBe(true);
  expect(Math.max(...all)).toBe(10 * SECOND);
  // The end of a run of ten minutes is noticed after at most a twentieth of that time.
  expect(
    looks.every(
      (look, i) => (all[i] ?? 0) <= SECOND || (all[i] ?? 0) * 20 <= look,
    ),
  ).toBe(true);
  expect(looks.length).toBeLessThan(300);
  expect(longs).toEqual(looks.map(look => look >= MINUTE));
});

it('the object is no longer read after an hour', async () => {
  const { outcome, looks } = follow();
  await jest.advanceTimersByTimeAsync(61 * MINUTE);
  await expect(outcome).resolves.toEqual({
    result: 'running',
    resource: running,
  });
  expect(looks.at(-1)).toBeLessThanOrEqual(60 * MINUTE + 10 * SECOND);
});

it('outages of a few readings do not end it, however many there are', async () => {
  const { outcome, looks } = follow(passed => {
    if (Math.floor(passed / MINUTE) % 2 && passed % MINUTE < 3 * SECOND)
      throw new FluxError('serverError', 'rolling', { status: 503 });
  });
  await jest.advanceTimersByTimeAsync(61 * MINUTE);
  await expect(outcome).resolves.toMatchObject({ result: 'running' });
  expect(looks.length).toBeGreaterThan(400);
});

const down = () => {
  throw new FluxError('serverError', 'rolling', { status: 503 });
};

it('an object that cannot be read is read at growing intervals, for about two minutes', async () => {
  const { outcome, looks } = follow(down);
  await jest.advanceTimersByTimeAsync(5 * MINUTE);
  await expect(outcome).resolves.toMatchObject({
    result: 'unknown',
    error: { status: 503 },
  });
  const all = gaps(looks);
  expect(all.every((gap, i) => gap >= (all[i - 1] ?? 0))).toBe(true);
  expect(Math.max(...all)).toBe(10 * SECOND);
  expect(looks.length).toBeLessThan(25);
  expect(looks.at(-1)).toBeGreaterThan(2 * MINUTE);
  expect(looks.at(-1)).toBeLessThan(2.5 * MINUTE);
});

it('after an outage, the object is read as often as before', async () => {
  const { looks } = follow(passed => {
    if (passed < 8 * SECOND) down();
  });
  await jest.advanceTimersByTimeAsync(15 * SECOND);
  expect(gaps(looks).slice(-3)).toEqual([SECOND, SECOND, SECOND]);
});

it('the time in which the computer was asleep does not count as an outage', async () => {
  let isAwake = false;
  const { outcome, looks } = follow(() => {
    if (!isAwake) down();
  });
  await jest.advanceTimersByTimeAsync(2 * SECOND);
  jest.setSystemTime(Date.now() + 30 * MINUTE);
  // The network is back a moment after the computer.
  await jest.advanceTimersByTimeAsync(5 * SECOND);
  isAwake = true;
  const before = looks.length;
  await jest.advanceTimersByTimeAsync(31 * MINUTE);
  await expect(outcome).resolves.toMatchObject({ result: 'running' });
  expect(looks.length).toBeGreaterThan(before);
});

it('an aborted signal ends it between two readings, without another one', async () => {
  const nobody = new AbortController();
  const { outcome, looks } = follow(undefined, nobody.signal);
  await jest.advanceTimersByTimeAsync(2.5 * SECOND);
  nobody.abort();
  await expect(outcome).resolves.toMatchObject({ result: 'running' });
  await jest.advanceTimersByTimeAsync(MINUTE);
  expect(looks).toEqual([300, 750, 1_425, 2_425]);
});

it('a signal that is already aborted ends it immediately', async () => {
  const { outcome, looks } = follow(undefined, AbortSignal.abort());
  await expect(outcome).resolves.toMatchObject({ result: 'running' });
  expect(looks).toEqual([]);
});
