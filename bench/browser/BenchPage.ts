import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Plugin } from '../page/contestants';
import { toSearch, type PageParams } from '../page/params';
import type { CommitCounts, FirstRow, Reaction } from '../page/probe/types';

const TIMEOUT_MS = 120_000;

/** The page in a fresh browser profile with nothing cached, and its measurements. */
export class BenchPage {
  private constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {}

  /** @param prepare - attaches whatever must be observed from the first request */
  static async open(
    browser: Browser,
    url: string,
    params: PageParams,
    prepare?: (page: Page) => Promise<void>,
  ): Promise<BenchPage> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT_MS);
    const cdp = await context.newCDPSession(page);
    await prepare?.(page);
    await page.goto(`${url}/${toSearch(params)}`, { waitUntil: 'commit' });
    return new BenchPage(page, cdp);
  }

  async firstRow(): Promise<FirstRow> {
    return this.until(() =>
      // The page's scripts may not have run yet.
      this.page.evaluate(() => window.bench?.firstRow).catch(() => undefined),
    );
  }

  /** Waits until this many more answers with objects have been parsed. */
  async polls(more: number): Promise<void> {
    const wanted = (await this.countPolls()) + more;
    await this.until(
      async () => (await this.countPolls()) >= wanted,
      TIMEOUT_MS + more * 10_000,
    );
  }

  private countPolls(): Promise<number> {
    return this.page.evaluate(() => window.bench.polls);
  }

  /** Returns what React has done since the last call. */
  takeCommits(): Promise<CommitCounts> {
    return this.page.evaluate(() => {
      const { commits } = window.bench;
      const taken = { ...commits };
      Object.assign(commits, { commits: 0, rows: 0, parts: 0 });
      return taken;
    });
  }

  /** Measures the page's reaction to the event that `act` triggers. */
  async reaction(
    type: 'click' | 'input',
    act: () => Promise<void>,
  ): Promise<Reaction> {
    await this.page.evaluate(event => window.bench.arm(event), type);
    await act();
    return this.page.evaluate(() => window.bench.reaction());
  }

  async showRows(perPage: number, plugin: Plugin): Promise<void> {
    if (plugin === 'ours') {
      const size = this.page.getByLabel('Rows per page').first();
      await size.selectOption(`${perPage}`);
    } else {
      await this.page.locator('tfoot [aria-haspopup="listbox"]').click();
      const name = `${perPage}`;
      await this.page.getByRole('option', { name, exact: true }).click();
    }
    const rows = this.page.locator('tbody > tr');
    await this.until(async () => (await rows.count()) >= perPage);
  }

  /**
   * Returns the first result of `ask` that is not undefined, called at intervals. Playwright's own waiting checks in every
   * frame, even after it has succeeded, which is work on the page's main thread.
   */
  private async until<T>(
    ask: () => Promise<T | undefined | false>,
    patienceMs = TIMEOUT_MS,
  ): Promise<T> {
    const begin = Date.now();
    while (Date.now() - begin < patienceMs) {
      const found = await ask();
      if (found) return found;
      await sleep(50);
    }
    throw new Error('Timed out');
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
