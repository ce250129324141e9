import type { Page, Request } from 'playwright-core';
import { BenchPage } from '../browser/BenchPage';
import { heapSize } from '../browser/heap';
import { fleetOf } from '../world/objects';
import { figuresOf, filter, search, sort } from './interactions';
import type { Bench, Figure, Section } from './types';

const OBJECTS = 500;
/** Numbers of clusters, and how often each page is refreshed: a refresh of many clusters takes its time. */
const SIZES = [
  { clusters: 1, refreshes: 100 },
  { clusters: 10, refreshes: 20 },
  { clusters: 50, refreshes: 5 },
];
const SHORT = [{ clusters: 2, refreshes: 1 }];
const SHORT_OBJECTS = 60;
/** Refreshes in which the browser compiles and caches code. */
const WARM_UP = 5;
/** Longer than the page waits between two refreshes. */
const AWAY_MS = 61_000;
const PATIENCE_MS = 300_000;

const isOfCluster = (request: Request) =>
  request.method() === 'GET' &&
  request.url().includes('/api/kubernetes/proxy/apis/');

/** Watches a page's requests to clusters. */
function watch(page: Page) {
  const running = new Set<Request>();
  /** When the latest answer of each cluster came, in ms since the epoch. */
  const answeredAt = new Map<string, number>();
  let most = 0;
  let count = 0;
  page.on('request', request => {
    if (!isOfCluster(request)) return;
    count += 1;
    running.add(request);
    most = Math.max(most, running.size);
  });
  page.on('requestfailed', request => running.delete(request));
  page.on('requestfinished', request => {
    if (!running.delete(request)) return;
    const cluster = request.headers()['backstage-kubernetes-cluster'] ?? '';
    const { startTime, responseEnd } = request.timing();
    answeredAt.set(
      cluster,
      Math.max(answeredAt.get(cluster) ?? 0, startTime + responseEnd),
    );
  });
  return {
    answeredAt,
    most: () => most,
    count: () => count,
    isIdle: () => running.size === 0,
  };
}

type Watched = ReturnType<typeof watch>;

/** Waits until no request to a cluster has been under way for a while. */
async function quiet(page: Page, watched: Watched, more: number) {
  const end = Date.now() + PATIENCE_MS;
  let idle = 0;
  while (idle < 10) {
    if (Date.now() > end) throw new Error('The fleet is still being read');
    await page.waitForTimeout(50);
    idle = watched.isIdle() && watched.count() >= more ? idle + 1 : 0;
  }
}

/** Lets the page read all clusters again, as when somebody comes back to it after a minute. */
function refresh(page: Page): Promise<void> {
  return page.evaluate(async shiftMs => {
    const { now } = Date;
    Date.now = () => now() + shiftMs;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await new Promise(resolve => setTimeout(resolve, 100));
    Date.now = now;
  }, AWAY_MS);
}

interface Measured {
  readonly firstMs: number;
  readonly allMs: number;
  readonly heap: number;
  readonly heapLater: number;
  readonly requests: number;
  readonly most: number;
}

async function measure(
  { browser, pageUrl }: Bench,
  refreshes: number,
  interact?: (page: BenchPage) => Promise<void>,
): Promise<Measured> {
  let watched: Watched | undefined;
  const opened = await BenchPage.open(
    browser,
    pageUrl,
    { plugin: 'ours', cards: 'fleet', refreshMs: 60_000 },
    async page => {
      watched = watch(page);
    },
  );
  const { page, cdp } = opened;
  if (!watched) throw new Error('The page is not watched');
  const { shown } = await opened.firstRow();
  const begin = await page.evaluate(() => performance.timeOrigin);
  await quiet(page, watched, 1);
  const ends = [...watched.answeredAt.values()];
  const requests = watched.count();
  const heap = await heapSize(cdp);
  await interact?.(opened);
  let heapWarm = heap;
  for (let i = 1; i <= WARM_UP + refreshes; i += 1) {
    const before = watched.count();
    await refresh(page);
    await quiet(page, watched, before + 1);
    if (i === WARM_UP) heapWarm = await heapSize(cdp);
  }
  const heapLater = await heapSize(cdp);
  const most = watched.most();
  await opened.close();
  return {
    // Rows of a cluster come with its last kind; the first cluster to be whole is the first to be shown.
    firstMs: begin + shown - Math.min(...ends),
    allMs: Math.max(...ends) - begin,
    heap: heapWarm / 1e6,
    heapLater: heapLater / 1e6,
    requests,
    most,
  };
}

/** Measures the page of all clusters, with 2,000 entities in the catalog. */
export const fleet: Section = {
  title: `The page of all clusters: ${OBJECTS} objects on each`,
  async run(bench): Promise<readonly Figure[]> {
    const figures: Figure[] = [];
    const sizes = bench.short ? SHORT : SIZES;
    const last = sizes.at(-1);
    for (const size of sizes) {
      const { clusters, refreshes } = size;
      const objects = bench.short ? SHORT_OBJECTS : OBJECTS;
      await bench.world.play(fleetOf(clusters, objects));
      const reactions: Figure[] = [];
      const measured = await measure(bench, refreshes, async page => {
        if (size !== last) return;
        const turns = bench.short ? 1 : 5;
        reactions.push(
          ...figuresOf('Sort', { ours: await sort(page, turns) }),
          ...figuresOf('Filter by status', { ours: await filter(page, turns) }),
          ...figuresOf('Search, a letter', { ours: await search(page) }),
        );
        await page.page
          .getByPlaceholder(/^search/i)
          .first()
          .fill('');
      });
      const named = (what: string) =>
        `${what}, ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'}`;
      figures.push(
        {
          what: named("From the first cluster's answer to its rows"),
          unit: 'ms',
          ours: measured.firstMs,
          target: '≤ 300',
        },
        {
          what: named('From navigation to the last answer'),
          unit: 'ms',
          ours: measured.allMs,
          note: `${measured.requests} requests through the backend`,
        },
        {
          what: named('Requests at a time'),
          unit: '',
          ours: measured.most,
          target: '≤ 6',
        },
        {
          what: named(`Heap after ${WARM_UP} refreshes`),
          unit: 'MB',
          ours: measured.heap,
          target: '≤ 250',
        },
        {
          what: named(`Heap after ${refreshes} more`),
          unit: 'MB',
          ours: measured.heapLater,
          target: 'no growth',
        },
        ...reactions.map(each => ({ ...each, what: named(each.what) })),
      );
    }
    return figures;
  },
};
