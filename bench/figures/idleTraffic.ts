import { setTimeout as sleep } from 'node:timers/promises';
import { BenchPage } from '../browser/BenchPage';
import { watchTraffic } from '../browser/traffic';
import type { PageParams } from '../page/params';
import { dashboard } from '../world/objects';
import type { Bench, Figure, Section } from './types';

/** The default of both. */
const REFRESH_MS = 10_000;
const APPLICATIONS = 30;
/** Time until initial requests and permission checks are done. The next poll is not close then. */
const WARM_UP_MS = 1.5 * REFRESH_MS;

interface Idle {
  readonly requests: number;
  readonly bytes: number;
  readonly lists: number;
  readonly reads: number;
}

async function idle(bench: Bench, plugin: PageParams['plugin']): Promise<Idle> {
  const { browser, world, pageUrl, short } = bench;
  // Whole polls: from the middle between two to the middle between two others.
  const lastsMs = (short ? 2 : 12) * REFRESH_MS;
  await world.play(dashboard(APPLICATIONS));
  const page = await BenchPage.open(browser, pageUrl, {
    plugin,
    cards: 'dashboard',
    refreshMs: REFRESH_MS,
  });
  await page.firstRow();
  await sleep(short ? REFRESH_MS / 2 : WARM_UP_MS);
  const traffic = await watchTraffic(page.cdp);
  const before = world.requests();
  await sleep(lastsMs);
  const after = world.requests();
  const minutes = lastsMs / 60_000;
  await page.close();
  return {
    requests: traffic.requests / minutes,
    bytes: traffic.bytes / minutes,
    lists: (after.lists - before.lists) / minutes,
    reads: (after.reads - before.reads) / minutes,
  };
}

/** Measures the cost of an idle page. */
export const idleTraffic: Section = {
  title: 'Idle dashboard: eight cards, three clusters, a poll every 10 s',
  async run(bench): Promise<readonly Figure[]> {
    const ours = await idle(bench, 'ours');
    const baseline = await idle(bench, 'baseline');
    return [
      {
        what: 'Requests from the browser',
        unit: 'a minute',
        ours: ours.requests,
        baseline: baseline.requests,
        target: '≤ 1/8 of the baseline',
      },
      {
        what: 'List requests to Kubernetes',
        unit: 'a minute',
        ours: ours.lists,
        baseline: baseline.lists,
        target: '6 kinds × 3 clusters a poll',
      },
      {
        what: 'Requests to Kubernetes for single objects',
        unit: 'a minute',
        ours: ours.reads,
        baseline: baseline.reads,
        note: 'shared sources, every four minutes',
      },
      {
        what: 'Size of the answers on the wire',
        unit: 'kB a minute',
        ours: ours.bytes / 1000,
        baseline: baseline.bytes / 1000,
      },
    ];
  },
};
