import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type {
  Browser,
  BrowserContext,
  Locator,
  Page,
  Request,
} from 'playwright-core';
import { setting } from '../harness/setting';
import { eventually } from './eventually';
import { PATIENCE_MS } from './patience';

/** Material UI's tabs measure themselves 166 ms after the window was resized. */
const MEASURED_AFTER_MS = 200;

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Console messages of any Backstage app, independent of the plugin. */
const IGNORED = [
  'React Router Future Flag Warning',
  // Material UI v4 in React's strict mode, which the CLI's entry point enables.
  'findDOMNode is deprecated',
  // Backstage's own defaults in an app of the new frontend system.
  'The following icons were registered as IconComponent, which is deprecated',
  // Since Backstage 1.55, in apps of the old frontend system, where its replacement only passes on to it: see `deprecated`.
  'AlertApi is deprecated',
];

/** The browser's own message about an error response. Tests check the responses themselves. */
const ERROR_RESPONSE = 'Failed to load resource';

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** ms since the epoch */
  readonly at: number;
}

/** A browser with a fresh profile, and a record of everything that went wrong behind the page. */
export class Visitor {
  readonly requests: SentRequest[] = [];
  /** Console errors and warnings, exceptions, and failed requests. */
  readonly troubles: string[] = [];
  /** Warnings about deprecated APIs of Backstage, which are no troubles where nothing can be done about them. */
  readonly deprecated: string[] = [];
  /** Responses with status 400 and above: `404 GET http://…`. */
  readonly refusals: string[] = [];
  private readonly unanswered = new Set<Request>();

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly origin: string,
  ) {
    page.on('console', message => {
      const text = message.text();
      if (/Api is deprecated/.test(text)) this.deprecated.push(text);
      const isNoise = [...IGNORED, ERROR_RESPONSE].some(known =>
        text.includes(known),
      );
      if (['error', 'warning'].includes(message.type()) && !isNoise) {
        this.report(`console.${message.type()}: ${text}`);
      }
    });
    page.on('pageerror', error => this.report(`thrown: ${error}`));
    page.on('requestfailed', request => {
      const reason = request.failure()?.errorText;
      // Leaving a page aborts its requests.
      if (reason !== 'net::ERR_ABORTED') {
        this.report(`${reason}: ${request.method()} ${request.url()}`);
      }
    });
    page.on('request', request => {
      this.unanswered.add(request);
      this.requests.push({
        method: request.method(),
        url: request.url(),
        at: Date.now(),
      });
    });
    page.on('requestfinished', request => this.unanswered.delete(request));
    page.on('requestfailed', request => this.unanswered.delete(request));
    page.on('response', response => {
      if (response.status() >= 400) {
        const request = response.request();
        this.refusals.push(
          `${response.status()} ${request.method()} ${request.url()}`,
        );
      }
    });
  }

  /** @param origin - origin of the harness or another page */
  static async come(
    width = 1280,
    origin = setting('E2E_PAGE'),
  ): Promise<Visitor> {
    const proxy = process.env.E2E_PROXY;
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ARGS,
      ...(proxy && { proxy: { server: proxy } }),
    });
    const context = await browser.newContext({
      viewport: { width, height: 1000 },
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    // Through it the development server reloads the page when a source file is saved, and with it goes a running action.
    await context.routeWebSocket(/\/ws$/, () => {});
    return new Visitor(browser, context, await context.newPage(), origin);
  }

  async leave(): Promise<void> {
    await this.context.close();
    await this.browser.close();
  }

  /** Records a problem once, and only its beginning: React adds a hundred lines. */
  private report(problem: string): void {
    const [line = ''] = problem.slice(0, 300).split('\n');
    if (!this.troubles.includes(line)) {
      this.troubles.push(line);
    }
  }

  /** Opens the page with cleared records. @param path - `/?theme=dark`, `/sources` */
  async open(path = '/'): Promise<void> {
    await this.page.goto('about:blank');
    [this.requests, this.troubles, this.refusals].forEach(list => {
      list.length = 0;
    });
    await this.page.goto(`${this.origin}${path}`, {
      waitUntil: 'domcontentloaded',
    });
  }

  /**
   * Waits until the page has measured itself after a change of size or theme, by the page's own clock: what it had to do
   * before is done by then, however busy the machine is.
   */
  async settle(): Promise<void> {
    await this.page.evaluate(async ms => {
      const frame = () =>
        new Promise(resolve => {
          requestAnimationFrame(resolve);
        });
      // In the first one, listeners hear of the new size.
      await frame();
      await frame();
      await new Promise(resolve => {
        setTimeout(resolve, ms);
      });
      await frame();
      await frame();
    }, MEASURED_AFTER_MS);
  }

  /** Waits until all requests of the page have been answered. */
  async answers(): Promise<void> {
    while (this.unanswered.size > 0) await sleep(10);
  }

  /** Resizes the window. Material UI's tabs throw if they are unmounted before they have measured themselves. */
  async resize(width: number, height = 1000): Promise<void> {
    const before = this.page.viewportSize();
    if (before?.width === width && before.height === height) return;
    await this.page.setViewportSize({ width, height });
    await this.settle();
  }

  /** Opens the page in a window of this size. */
  async openAt(width: number, height: number, path?: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.setViewportSize({ width, height });
    await this.open(path);
  }

  /** Changes the theme in the harness's menu. It remounts everything: the cards measure themselves and collapse columns. */
  async chooseTheme(theme: 'light' | 'dark'): Promise<void> {
    const chosen = this.page.locator(`body[data-theme-mode="${theme}"]`);
    if ((await chosen.count()) > 0) return;
    await this.page
      .getByRole('group', { name: 'Harness' })
      .getByLabel('Theme')
      .selectOption(theme);
    await chosen.waitFor();
    await this.settle();
  }

  /**
   * Shows a tab. Material UI's tabs scroll by themselves, and one that moves between press and release takes no click: it
   * is clicked again then.
   */
  async chooseTab(
    name: string,
    within: Pick<Page, 'getByRole'> = this.page,
  ): Promise<void> {
    const tab = within.getByRole('tab', { name, exact: true });
    await eventually(async () => {
      await tab.click();
      if ((await tab.getAttribute('aria-selected')) !== 'true')
        throw new Error(`A click does not show the tab ${name}`);
    });
  }

  /** @param name - of a card: `Flux deployments` */
  card(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Returns an object's row in a card. */
  row(card: string, ...texts: readonly (string | RegExp)[]): Locator {
    return texts.reduce<Locator>(
      (rows, hasText) => rows.filter({ hasText }),
      this.card(card).getByRole('row'),
    );
  }

  /** Returns requests to a cluster, by method and part of the path. */
  sent(method: string, part: string): readonly SentRequest[] {
    return this.requests.filter(
      request => request.method === method && request.url.includes(part),
    );
  }
}
