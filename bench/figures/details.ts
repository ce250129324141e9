import { BenchPage } from '../browser/BenchPage';
import { heapSize } from '../browser/heap';
import { watchTraffic } from '../browser/traffic';
import { labelled } from '../world/objects';
import { bigInventory } from '../../dev/scenarios/big-inventory';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

const NAME = 'podinfo-shops';
const OBJECTS = 500;
/** Rows that are drawn before more are asked for. */
const AT_FIRST = 100;
const CONTENT = '[role="tabpanel"] tbody > tr';
const ROWS = 'ul[aria-label="Resources"] > li';

/** Times of one opening, in ms. */
interface Opening {
  /** From the answer with the object to its conditions. */
  readonly content: number;
  /** From the last answer with its resources to their rows. */
  readonly resources: number;
  /** From the button that shows all to 500 rows. */
  readonly all: number;
  /** Requests to the backend for the object and for its resources. */
  readonly requests: number;
  readonly lists: number;
}

/**
 * Clicks, and waits until as many elements are drawn.
 *
 * @returns ms from the last answer before that, or from the click where there was none
 */
function drawnAfter(
  { page }: BenchPage,
  click: { readonly role: 'link' | 'tab' | 'button'; readonly name: RegExp },
  drawn: { readonly selector: string; readonly count: number },
): Promise<number> {
  return page
    .getByRole(click.role, { name: click.name })
    .first()
    .evaluate(
      (element, { selector, count }) =>
        new Promise<number>(resolve => {
          const begun = performance.now();
          const look = () => {
            if (document.querySelectorAll(selector).length < count) {
              requestAnimationFrame(look);
              return;
            }
            const now = performance.now();
            const answers = performance
              .getEntriesByType('resource')
              .filter(
                entry =>
                  entry instanceof PerformanceResourceTiming &&
                  entry.name.includes('/api/') &&
                  entry.responseEnd > begun &&
                  entry.responseEnd <= now,
              )
              .map(({ startTime, duration }) => startTime + duration);
            const from = Math.max(begun, ...answers);
            // The next frame begins when this one has been drawn.
            requestAnimationFrame(() => resolve(performance.now() - from));
          };
          performance.setResourceTimingBufferSize(10_000);
          (element as HTMLElement).click();
          look();
        }),
      drawn,
    );
}

async function close({ page }: BenchPage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function open({ page }: BenchPage): Promise<void> {
  await page.getByRole('link', { name: NAME }).first().click();
  await page.locator(CONTENT).first().waitFor();
  await page.getByRole('tab', { name: 'Resources' }).click();
  await page
    .locator(ROWS)
    .nth(AT_FIRST - 1)
    .waitFor({ state: 'attached' });
}

async function measure(bench: Bench): Promise<Opening> {
  const { browser, pageUrl } = bench;
  const params = {
    plugin: 'ours',
    cards: 'deployments',
    refreshMs: 60_000,
  } as const;
  const page = await BenchPage.open(browser, pageUrl, params);
  await page.page.getByRole('link', { name: NAME }).first().waitFor();
  const traffic = await watchTraffic(page.cdp);
  const content = await drawnAfter(
    page,
    { role: 'link', name: new RegExp(NAME) },
    { selector: CONTENT, count: 1 },
  );
  const opened = traffic.requests;
  const resources = await drawnAfter(
    page,
    { role: 'tab', name: /^Resources$/ },
    { selector: ROWS, count: AT_FIRST },
  );
  const requests = traffic.requests;
  const all = await drawnAfter(
    page,
    { role: 'button', name: /^Show all/ },
    { selector: ROWS, count: OBJECTS },
  );
  await page.close();
  return { content, resources, all, requests, lists: requests - opened };
}

async function heapOf(
  { browser, pageUrl }: Bench,
  times: { readonly warmUp: number; readonly more: number },
): Promise<{ first: number; last: number }> {
  const page = await BenchPage.open(browser, pageUrl, {
    plugin: 'ours',
    cards: 'deployments',
    refreshMs: 60_000,
  });
  const repeat = async (count: number) => {
    for (let i = 0; i < count; i += 1) {
      await open(page);
      await close(page);
    }
    return (await heapSize(page.cdp)) / 1e6;
  };
  const first = await repeat(times.warmUp);
  const last = await repeat(times.more);
  await page.close();
  return { first, last };
}

/** Measures details of a Kustomization that has applied 500 objects of ten kinds. */
export const details: Section = {
  title: `Details of an object with ${OBJECTS} resources`,
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(labelled(bigInventory.clusters(new Date())));
    const runs: Opening[] = [];
    for (let i = 0; i < (bench.short ? 1 : 7); i += 1)
      runs.push(await measure(bench));
    const of = (figure: keyof Opening) => median(runs.map(run => run[figure]));
    const times = bench.short
      ? { warmUp: 2, more: 3 }
      : { warmUp: 50, more: 50 };
    const heap = await heapOf(bench, times);
    return [
      {
        what: 'First content after the answer',
        unit: 'ms',
        ours: of('content'),
        target: '≤ 300',
      },
      {
        what: `First ${AT_FIRST} rows, the worst, after the last answer`,
        unit: 'ms',
        ours: of('resources'),
        target: '≤ 500',
      },
      {
        what: `All ${OBJECTS} rows after "Show all"`,
        unit: 'ms',
        ours: of('all'),
        target: '≤ 500',
      },
      {
        what: 'Requests for the resources, of ten kinds',
        unit: 'requests',
        ours: of('lists'),
        target: '≤ 12',
        note: 'with those for the Pods of the worst workload',
      },
      {
        what: 'Requests in all',
        unit: 'requests',
        ours: of('requests'),
      },
      {
        what: `Heap after opening and closing them ${times.warmUp} times`,
        unit: 'MB',
        ours: heap.first,
      },
      {
        what: `Heap after ${times.more} more times`,
        unit: 'MB',
        ours: heap.last,
        target: 'no growth',
      },
    ];
  },
};
