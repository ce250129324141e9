import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';
/** How much later than the rows their shared sources are read, in ms. */
const LATER_MS = 2_500;

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
      found[key] = Math.round(row.getBoundingClientRect().height);
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
      await page.route('**/proxy/**', async route => {
        await page.waitForTimeout(LATER_MS);
        answered += 1;
        await route.continue();
      });
      await visitor.open();
      await visitor.row(CARD, 'podinfo').first().waitFor();
      await page.locator('[aria-busy="true"]').first().waitFor({
        state: 'detached',
      });
      const before = await heights();
      expect(answered).toBe(0);
      await page.waitForTimeout(2 * LATER_MS);
      expect(answered).toBeGreaterThan(0);
      expect(await heights()).toEqual(before);
      await page.unroute('**/proxy/**');
    },
  );
});
