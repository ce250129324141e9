import { setTimeout as sleep } from 'node:timers/promises';
import { BenchPage } from '../browser/BenchPage';
import { watchTraffic } from '../browser/traffic';
import type { Plugin } from '../page/contestants';
import { dashboard } from '../world/objects';
import { measureEach, valuesOf } from './compare';
import type { Bench, Figure, Section } from './types';

/** The default of all. */
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

async function idle(bench: Bench, plugin: Plugin): Promise<Idle> {
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
  skipsIncumbent: true,
  async run(bench): Promise<readonly Figure[]> {
    const pages = await measureEach(bench, plugin => idle(bench, plugin));
    return [
      {
        what: 'Requests from the browser',
        readme:
          'Eight cards, idle, three clusters: browser requests per minute',
        unit: 'a minute',
        ...valuesOf(pages, ({ requests }) => requests),
        target: '≤ 1/8 of the usual cards',
      },
      {
        what: 'List requests to Kubernetes',
        readme: '… list requests to Kubernetes per minute',
        unit: 'a minute',
        ...valuesOf(pages, ({ lists }) => lists),
        target: '6 kinds × 3 clusters a poll',
      },
      {
        what: 'Requests to Kubernetes for single objects',
        unit: 'a minute',
        ...valuesOf(pages, ({ reads }) => reads),
        note: 'shared sources, every four minutes',
      },
      {
        what: 'Size of the answers on the wire',
        unit: 'kB a minute',
        ...valuesOf(pages, ({ bytes }) => bytes / 1000),
      },
    ];
  },
};
