import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';
/** By then, all shared sources have been read and drawn, in ms. */
const SETTLED_MS = 4_000;
/** Borders lie on whole pixels: half of one may move from a row to the next. */
const PIXEL = 1;

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
afterAll(() => visitor.leave());

/** Returns the height of each row of the card, by its name and place, in px. */
const heights = () =>
  visitor.card(CARD).evaluate(card => {
    const found: Record<string, number> = {};
    for (const row of card.querySelectorAll<HTMLElement>('tbody tr')) {
      const name = row.querySelector('[role="rowheader"]');
      const key = name?.textContent ?? `below ${Object.keys(found).at(-1)}`;
      found[key] = row.getBoundingClientRect().height;
    }
    return found;
  });

/** Sources without the entity's label are read by requests of their own, after the rows are shown. */
describe.each(['shared-sources', 'stalled-source'])('The rows of %s', id => {
  it.each([1280, 600])(
    'keep their heights when their sources are read, at %i px',
    async width => {
      const { page } = visitor;
      await control.play(id);
      await visitor.resize(width, 2400);
      let answered = 0;
      let release = () => {};
      const released = new Promise<void>(resolve => {
        release = resolve;
      });
      await page.route('**/proxy/**', async route => {
        await released;
        answered += 1;
        await route.continue();
      });
      await visitor.open();
      await visitor.row(CARD, 'podinfo').first().waitFor();
      await page.locator('[aria-busy="true"]').first().waitFor({
        state: 'detached',
      });
      const before = await heights();
      release();
      await page.waitForTimeout(SETTLED_MS);
      expect(answered).toBeGreaterThan(0);
      const after = await heights();
      expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
      const changed = Object.entries(before).filter(
        ([key, height]) => Math.abs((after[key] ?? 0) - height) >= PIXEL,
      );
      expect(changed).toEqual([]);
      await page.unroute('**/proxy/**');
    },
  );
});
