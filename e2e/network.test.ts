import { eventually } from './browser/eventually';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';
const QUERY = '/resources/custom/query';

/** As defined by https://wicg.github.io/layout-instability. */
interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly {
    readonly node?: Node;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
beforeEach(async () => {
  await control.play('all-well');
  await visitor.open();
  await visitor.row(CARD, 'production-eu').first().waitFor();
});
afterAll(() => visitor.leave());

const noticeOf = (card: string) =>
  visitor.card(card).getByRole('status', { name: `Problems with ${card}` });

describe('While the page is idle, by its own clock', () => {
  /** How far the page's clock has come, in s. */
  let seconds = 0;
  /** Lets a second of the page pass, and then all answers come that it waits for. */
  async function second(): Promise<void> {
    seconds += 1;
    await visitor.page.clock.runFor(1_000);
    await visitor.answers();
  }

  afterAll(async () => {
    // The next tests take time as it comes.
    await visitor.leave();
    visitor = await Visitor.come();
  });

  it('sends one request every ten seconds, and none for the list of clusters', async () => {
    const { page } = visitor;
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await visitor.open();
    const row = visitor.row(CARD, 'production-eu').first();
    await eventually(async () => {
      await second();
      expect(await row.isVisible()).toBe(true);
    });
    const before = visitor.sent('GET', '/api/kubernetes/clusters').length;
    const polls: number[] = [];
    let sent = visitor.sent('POST', QUERY).length;
    const until = seconds + 35;
    while (seconds < until) {
      await second();
      const now = visitor.sent('POST', QUERY).length;
      for (; sent < now; sent += 1) polls.push(seconds);
    }
    const gaps = polls.slice(1).map((at, i) => at - (polls[i] ?? 0));
    expect(gaps.length).toBeGreaterThanOrEqual(2);
    gaps.forEach(gap => {
      expect(gap).toBeGreaterThanOrEqual(10);
      expect(gap).toBeLessThanOrEqual(11);
    });
    expect(visitor.sent('GET', '/api/kubernetes/clusters')).toHaveLength(
      before,
    );
  });
});

it('Rows stay, with their age, while no cluster can be reached, and are up to date again afterwards', async () => {
  const notice = noticeOf(CARD);
  const rows = visitor.card(CARD).getByRole('row');
  const before = await rows.count();
  await control.setFaults(['refused']);
  await notice.filter({ hasText: 'cannot be reached' }).waitFor();
  await notice
    .filter({ hasText: /Last updated (\d+ seconds?|1 minute) ago/ })
    .waitFor();
  expect(await rows.count()).toBe(before);
  await visitor.row(CARD, 'podinfo-config', 'staging').waitFor();
  await control.setFaults([]);
  await notice.waitFor({ state: 'detached' });
  expect(await rows.count()).toBe(before);
});

it("An unreachable cluster does not remove other clusters' rows, nor its own", async () => {
  await control.setFaults(['refused'], 'staging');
  await visitor.card(CARD).getByText('staging: cannot be reached').waitFor();
  await visitor.row(CARD, 'podinfo-config', 'production-eu').waitFor();
  await visitor.row(CARD, 'podinfo-config', 'staging').waitFor();
});

it('A status banner that appears and disappears does not move anything on the page', async () => {
  const { page } = visitor;
  await visitor.settle();
  await page.evaluate(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        for (const {
          node,
          previousRect: from,
          currentRect: to,
        } of entry.sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          // The text of the banner itself may change in place.
          if (!element?.parentElement?.closest('[role="status"]')) {
            shifts.push(
              `${node?.textContent} from ${from.x},${from.y} to ${to.x},${to.y}`,
            );
          }
        }
      }
    }).observe({ type: 'layout-shift' });
  });
  const shifts = () =>
    page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
  const notice = noticeOf(CARD);
  for (const width of [1280, 600]) {
    await visitor.resize(width, 900);
    // Waits for the columns to collapse, which does move the page.
    await visitor.settle();
    const before = (await shifts()).length;
    await control.setFaults(['refused'], 'staging');
    await notice.getByText('staging: cannot be reached').waitFor();
    await control.setFaults(['refused']);
    await notice.getByText('2 problems:').waitFor();
    await control.setFaults([]);
    await visitor.page
      .getByRole('button', { name: 'Try again' })
      .first()
      .click();
    await notice.waitFor({ state: 'detached' });
    expect((await shifts()).slice(before)).toEqual([]);
  }
});
