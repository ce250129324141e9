import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { BenchPage } from '../browser/BenchPage';
import { CONTESTANTS, type Plugin } from '../page/contestants';
import {
  NEW_REVISION,
  OLD_REVISION,
  SOURCE_NAME,
  waiting,
} from '../world/objects';
import { measureEach, valuesOf } from './compare';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

/** The default of all. */
const REFRESH_MS = 10_000;
const TIMEOUT_MS = 120_000;

/** Time from the click to the visible outcome, minus the time that Flux itself takes, in ms. */
interface Lag {
  readonly told: number;
  /** Absent if rows do not show what is applied. */
  readonly shown?: number;
}

const hashOf = (revision: string) => revision.split(':')[1]?.slice(0, 8) ?? '';

/**
 * Resolves with the times at which a text, and the new revision in an object's row, appear; ms since the epoch.
 *
 * @param showsRevision - whether to wait for the revision
 */
function watchOutcome(
  page: Page,
  name: string,
  showsRevision: boolean,
): Promise<{ clicked: number; told: number; shown: number }> {
  return page.evaluate(
    ([object, before, after, waitsForRow]) =>
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
              // During the run, both may be present.
              !textContent.includes(before),
          );
          const alerts = [...document.querySelectorAll('[role="alert"]')];
          const isTold = alerts.some(({ textContent }) =>
            /\bsynced\b/i.test(textContent ?? ''),
          );
          if (isShown) times.shown ||= Date.now();
          if (isTold && times.clicked) times.told ||= Date.now();
          if ((waitsForRow && !times.shown) || !times.told) return;
          observer.disconnect();
          resolve(times);
        });
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      }),
    [name, hashOf(OLD_REVISION), hashOf(NEW_REVISION), showsRevision] as const,
  );
}

async function measure(
  { browser, world, pageUrl }: Bench,
  plugin: Plugin,
  runMs: readonly number[],
): Promise<readonly Lag[]> {
  const { rowsAtFirst, syncsSource, showsRevision } = CONTESTANTS[plugin];
  await world.play(waiting(runMs));
  const lags: Lag[] = [];
  for (const index of runMs.keys()) {
    // A new page for each, without leftovers of the previous one.
    const page = await BenchPage.open(browser, pageUrl, {
      plugin,
      cards: 'deployments',
      refreshMs: REFRESH_MS,
    });
    page.page.setDefaultTimeout(TIMEOUT_MS);
    await page.firstRow();
    if (runMs.length > rowsAtFirst) await page.showRows(runMs.length, plugin);
    // At varying points between two polls of the list.
    await sleep(1_000 + ((index * 1_700) % REFRESH_MS));
    const name = `app-${String(index).padStart(5, '0')}`;
    const outcome = watchOutcome(page.page, name, showsRevision);
    const reconciled = Promise.all(
      [name, ...(syncsSource ? [SOURCE_NAME] : [])].map(each =>
        world.reconciled(each),
      ),
    );
    await page.page
      .getByRole('row')
      .filter({ hasText: name })
      .getByRole('button', { name: /^Sync (?!with)/ })
      .click();
    const took = (await reconciled).reduce(
      (sum, { requested, handled }) => sum + handled - requested,
      0,
    );
    const { clicked, told, shown } = await outcome;
    lags.push({
      told: told - clicked - took,
      shown: showsRevision ? shown - clicked - took : undefined,
    });
    await page.close();
  }
  return lags;
}

/** Measures how soon the outcome of a sync shows. */
export const sync: Section = {
  title: "A sync: from click to outcome, minus Flux's own time",
  async run(bench): Promise<readonly Figure[]> {
    const turns = bench.short ? 1 : 10;
    const runMs = Array.from({ length: turns }, (_, i) => 600 + i * 370);
    const lags = await measureEach(bench, plugin =>
      measure(bench, plugin, runMs),
    );
    const figure = (
      what: string,
      readme: string | undefined,
      of: (lag: Lag) => number | undefined,
      middle: (values: readonly number[]) => number,
      target?: string,
    ): Figure => ({
      what,
      readme,
      unit: 'ms',
      ...valuesOf(lags, all => {
        const values = all.flatMap(lag => of(lag) ?? []);
        return values.length > 0 ? middle(values) : undefined;
      }),
      target,
    });
    const slowest = (values: readonly number[]) => Math.max(...values);
    return [
      figure(
        'Told how it ended',
        "Sync, from click to outcome, minus Flux's own time, ms",
        ({ told }) => told,
        median,
        '< 1,500 ms',
      ),
      figure(
        '… the slowest',
        '… slowest',
        ({ told }) => told,
        slowest,
        '< 1,500 ms',
      ),
      figure(
        'The row has the revision',
        undefined,
        ({ shown }) => shown,
        median,
      ),
      figure('… the slowest', undefined, ({ shown }) => shown, slowest),
    ];
  },
};
