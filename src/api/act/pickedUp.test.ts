import type { FluxProgress } from '..';
import { listed } from '../__testUtils__/listed';
import { setUpWire } from '../__testUtils__/wire';

setUpWire();

const timing = {
  followTiming: { everyMs: 1_000, forMs: 40_000 },
} as const;

/** Syncs a GitRepository, and returns whether each report of its progress said that no controller has begun. */
async function reportsOf(
  next: Record<string, string>,
  areControllersRunning: boolean,
) {
  const { sync, cluster } = await listed(next, timing);
  if (!areControllersRunning) cluster.dispose();
  const began = Date.now();
  const reports: { after: number; isNotPickedUp: boolean }[] = [];
  const onProgress = (_: unknown, { stages }: FluxProgress) =>
    reports.push({
      after: Date.now() - began,
      isNotPickedUp: stages[0]?.isNotPickedUp === true,
    });
  const { result } = await sync({ onProgress });
  return { result, reports };
}

it('A sync is not picked up while nothing changes its object, after 30 seconds', async () => {
  const { result, reports } = await reportsOf({}, false);
  expect(result).toBe('running');
  const said = reports.filter(({ isNotPickedUp }) => isNotPickedUp);
  expect(said.length).toBeGreaterThan(2);
  expect(said.every(({ after }) => after >= 30_000)).toBe(true);
  expect(reports.at(-1)?.isNotPickedUp).toBe(true);
});

it('A sync that runs for long has been picked up', async () => {
  const { reports } = await reportsOf({ 'sim.flux/run-ms': '60000' }, true);
  expect(reports.at(-1)?.after).toBeGreaterThan(30_000);
  expect(reports.some(({ isNotPickedUp }) => isNotPickedUp)).toBe(false);
});
