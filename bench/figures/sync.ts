import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { BenchPage } from '../browser/BenchPage';
import type { PageParams } from '../page/params';
import { NEWS, OLD, waiting } from '../world/objects';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

/** As both have it by default. */
const REFRESH_MS = 10_000;
const PATIENCE_MS = 60_000;

/** From the click to what the reader sees, less what Flux itself took, in ms. */
interface Lag {
  readonly told: number;
  readonly shown: number;
}

const hashOf = (revision: string) => revision.split(':')[1]?.slice(0, 8) ?? '';

/** When a text is on the page, and when the row of an object has its new revision; ms since the epoch. */
function watchOutcome(
  page: Page,
  name: string,
): Promise<{ clicked: number; told: number; shown: number }> {
  return page.evaluate(
    ([object, before, after]) =>
      new Promise(resolve => {
        const times = { clicked: 0, told: 0, shown: 0 };
        document.addEventListener('click', () => (times.clicked = Date.now()), {
          capture: true,
          once: true,
        });
        const observer = new MutationObserver(() => {
          const rows = [...document.querySelectorAll('tbody tr')];
          const isShown = rows.some(
            ({ textContent }) =>
              textContent?.includes(object) &&
              textContent.includes(after) &&
              // While it runs there may be both.
              !textContent.includes(before),
          );
          const alerts = [...document.querySelectorAll('[role="alert"]')];
          const isTold = alerts.some(({ textContent }) =>
            /is synced/.test(textContent ?? ''),
          );
          if (isShown) times.shown ||= Date.now();
          if (isTold && times.clicked) times.told ||= Date.now();
          if (!times.shown || !times.told) return;
          observer.disconnect();
          resolve(times);
        });
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      }),
    [name, hashOf(OLD), hashOf(NEWS)] as const,
  );
}

async function measure(
  { browser, world, pageUrl }: Bench,
  plugin: PageParams['plugin'],
  runMs: readonly number[],
): Promise<readonly Lag[]> {
  await world.play(waiting(runMs));
  const lags: Lag[] = [];
  for (const index of runMs.keys()) {
    // A page of its own for each: nothing of the one before stands on it.
    const page = await BenchPage.open(browser, pageUrl, {
      plugin,
      cards: 'deployments',
      refreshMs: REFRESH_MS,
    });
    page.page.setDefaultTimeout(PATIENCE_MS);
    await page.firstRow();
    // Anywhere between two polls of the list.
    await sleep(1_000 + ((index * 1_700) % REFRESH_MS));
    const name = `app-${String(index).padStart(5, '0')}`;
    const outcome = watchOutcome(page.page, name);
    const reconciled = world.reconciled(name);
    await page.page
      .getByRole('row')
      .filter({ hasText: name })
      .getByRole('button', { name: /^Sync (?!with)/ })
      .click();
    const { asked, handled } = await reconciled;
    const { clicked, told, shown } = await outcome;
    const took = handled - asked;
    lags.push({ told: told - clicked - took, shown: shown - clicked - took });
    await page.close();
  }
  return lags;
}

/** How soon one knows what a sync came to. */
export const sync: Section = {
  title: 'A sync, from the click to its outcome, less what Flux itself takes',
  async run(bench): Promise<readonly Figure[]> {
    const turns = bench.short ? 1 : 10;
    const runMs = Array.from({ length: turns }, (_, i) => 600 + i * 370);
    const ours = await measure(bench, 'ours', runMs);
    const baseline = await measure(bench, 'baseline', runMs);
    const figure = (
      what: string,
      of: (lag: Lag) => number,
      middle: (values: readonly number[]) => number,
      target?: string,
    ): Figure => ({
      what,
      unit: 'ms',
      ours: middle(ours.map(of)),
      baseline: middle(baseline.map(of)),
      target,
    });
    const slowest = (values: readonly number[]) => Math.max(...values);
    return [
      figure('Told how it ended', ({ told }) => told, median, '< 1,500 ms'),
      figure('… the slowest', ({ told }) => told, slowest, '< 1,500 ms'),
      figure('The row has the revision', ({ shown }) => shown, median),
      figure('… the slowest', ({ shown }) => shown, slowest),
    ];
  },
};
