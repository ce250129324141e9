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

/** Waits until there have been no requests for a while, so that the cards' one-time requests are done. */
async function quiet(): Promise<void> {
  const last = () => Math.max(...visitor.requests.map(({ at }) => at));
  while (Date.now() - last() < 2_000) {
    await visitor.page.waitForTimeout(200);
  }
}

const noticeOf = (card: string) =>
  visitor.card(card).getByRole('status', { name: `Problems with ${card}` });

it('An idle dashboard sends one request every ten seconds, and none for the list of clusters', async () => {
  await quiet();
  const from = Date.now();
  await visitor.page.waitForTimeout(35_000);
  const polls = visitor
    .sent('POST', QUERY)
    .map(({ at }) => at)
    .filter(at => at >= from);
  expect(polls.length).toBeGreaterThanOrEqual(3);
  expect(polls.length).toBeLessThanOrEqual(4);
  const gaps = polls.slice(1).map((at, i) => at - (polls[i] ?? 0));
  gaps.forEach(gap => {
    expect(gap).toBeGreaterThan(8_500);
    expect(gap).toBeLessThan(12_000);
  });
  const clusters = visitor.sent('GET', '/api/kubernetes/clusters');
  expect(clusters.filter(({ at }) => at >= from)).toEqual([]);
});

it('Rows stay, with their age, while no cluster can be reached, and are up to date again afterwards', async () => {
  const notice = noticeOf(CARD);
  const rows = visitor.card(CARD).getByRole('row');
  const before = await rows.count();
  await control.setFaults(['refused']);
  await notice
    .filter({ hasText: 'cannot be reached' })
    .waitFor({ timeout: 25_000 });
  await notice
    .filter({ hasText: /Last updated (\d+ seconds?|1 minute) ago/ })
    .waitFor();
  expect(await rows.count()).toBe(before);
  await visitor.row(CARD, 'podinfo-config', 'staging').waitFor();
  await control.setFaults([]);
  await notice.waitFor({ state: 'detached', timeout: 45_000 });
  expect(await rows.count()).toBe(before);
});

it("An unreachable cluster does not remove other clusters' rows, nor its own", async () => {
  await control.setFaults(['refused'], 'staging');
  await visitor
    .card(CARD)
    .getByText('staging: cannot be reached')
    .waitFor({ timeout: 25_000 });
  await visitor.row(CARD, 'podinfo-config', 'production-eu').waitFor();
  await visitor.row(CARD, 'podinfo-config', 'staging').waitFor();
});

it('A status banner that appears and disappears does not move anything on the page', async () => {
  const { page } = visitor;
  // Until ages change from seconds to minutes and the page has settled.
  await page.waitForTimeout(1_000);
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
    await page.waitForTimeout(1_000);
    const before = (await shifts()).length;
    await control.setFaults(['refused'], 'staging');
    await notice
      .getByText('staging: cannot be reached')
      .waitFor({ timeout: 35_000 });
    await control.setFaults(['refused']);
    await notice.getByText('2 problems:').waitFor({ timeout: 35_000 });
    await control.setFaults([]);
    await visitor.page
      .getByRole('button', { name: 'Try again' })
      .first()
      .click();
    await notice.waitFor({ state: 'detached', timeout: 45_000 });
    expect((await shifts()).slice(before)).toEqual([]);
  }
});
