import { BenchPage } from '../browser/BenchPage';
import { heapSize } from '../browser/heap';
import type { Plugin } from '../page/contestants';
import { manyDeployments } from '../world/objects';
import { measureTogether, valuesOf } from './compare';
import type { Bench, Figure, Section } from './types';

const OBJECTS = 1_000;
/** The shortest interval that the plugin allows. */
const REFRESH_MS = 1_000;
/** The browser compiles and caches code for about fifty polls; growth within them does not continue. */
const WARM_UP_POLLS = 60;

const README = 'Heap, MB: after 60 polls / after 100 more';

const warmUpPolls = (short: boolean) => (short ? 3 : WARM_UP_POLLS);
const morePolls = (short: boolean) => (short ? 10 : 100);

async function grow(
  { browser, pageUrl, short }: Bench,
  plugin: Plugin,
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
  skipsIncumbent: true,
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(manyDeployments(OBJECTS));
    const heaps = await measureTogether(bench, plugin => grow(bench, plugin));
    return [
      {
        what: `After a warm-up of ${warmUpPolls(bench.short)} polls`,
        readme: README,
        unit: 'MB',
        ...valuesOf(heaps, ({ first }) => first),
      },
      {
        what: `After ${morePolls(bench.short)} more polls`,
        readme: README,
        unit: 'MB',
        ...valuesOf(heaps, ({ last }) => last),
        target: 'no growth',
      },
    ];
  },
};
