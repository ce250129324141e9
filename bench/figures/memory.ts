import { BenchPage } from '../browser/BenchPage';
import { heapSize } from '../browser/heap';
import type { PageParams } from '../page/params';
import { manyDeployments } from '../world/objects';
import type { Bench, Figure, Section } from './types';

const OBJECTS = 1_000;
/** The shortest interval that the plugin allows. */
const REFRESH_MS = 1_000;
/** The browser compiles and caches code for about fifty polls; growth within them does not continue. */
const WARM_UP_POLLS = 60;

const warmUpPolls = (short: boolean) => (short ? 3 : WARM_UP_POLLS);
const morePolls = (short: boolean) => (short ? 10 : 100);

async function grow(
  { browser, pageUrl, short }: Bench,
  plugin: PageParams['plugin'],
): Promise<{ first: number; last: number }> {
  const page = await BenchPage.open(browser, pageUrl, {
    plugin,
    cards: 'deployments',
    refreshMs: REFRESH_MS,
  });
  await page.firstRow();
  await page.polls(warmUpPolls(short));
  const first = await heapSize(page.cdp);
  await page.polls(morePolls(short));
  const last = await heapSize(page.cdp);
  await page.close();
  return { first: first / 1e6, last: last / 1e6 };
}

/** Measures whether a page that stays open keeps using more memory. */
export const memory: Section = {
  title: 'Heap of an open page: one card, 1,000 objects',
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(manyDeployments(OBJECTS));
    const [ours, baseline] = await Promise.all([
      grow(bench, 'ours'),
      grow(bench, 'baseline'),
    ]);
    return [
      {
        what: `After a warm-up of ${warmUpPolls(bench.short)} polls`,
        unit: 'MB',
        ours: ours.first,
        baseline: baseline.first,
      },
      {
        what: `After ${morePolls(bench.short)} more polls`,
        unit: 'MB',
        ours: ours.last,
        baseline: baseline.last,
        target: 'no growth',
      },
    ];
  },
};
