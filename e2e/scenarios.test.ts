import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './browser/axe';
import { eventually } from './browser/eventually';
import { collisions, contrasts, overflows } from './browser/measures';
import { STORIES } from './browser/stories';
import { Visitor } from './browser/Visitor';
import { control, scenarioIds } from './harness';

const SCREENS = join(__dirname, 'screens');
/**
 * Each width and each theme. axe checks a scenario wide and light, and narrow and dark: colours do not differ by width, nor
 * anything else by theme. The narrow width that it checks alternates from one scenario to the next.
 */
const LOOKS = [
  [1280, 'light'],
  [600, 'dark'],
  [400, 'dark'],
] as const;

const WORDS = [
  'Deleting',
  'Suspended',
  'Ready',
  'Stalled',
  'Waiting',
  'Failed',
  'Overdue',
  'Reconciling',
  'Pending',
  'Unreadable',
];
/** Minimum contrast in WCAG 2 for text of this size. */
const MIN_CONTRAST = 4.5;

const seen = new Set<string>();
let visitor: Visitor;
beforeAll(async () => {
  mkdirSync(SCREENS, { recursive: true });
  visitor = await Visitor.come();
});
afterAll(() => visitor.leave());

describe.each(
  scenarioIds.map((id, i) => ({
    id,
    // The theme stays from one scenario to the next: changing it takes a second.
    looks: i % 2 === 0 ? LOOKS : [...LOOKS].reverse(),
    axeWidths: [1280, i % 2 === 0 ? 600 : 400],
  })),
)('The scenario $id', ({ id, looks, axeWidths }) => {
  it('shows the expected texts on the dashboard', async () => {
    const story = STORIES[id];
    if (!story)
      throw new Error(`e2e/browser/stories.ts has no entry for ${id}`);
    await control.play(id);
    await visitor.openAt(1280, 2400);
    for (const [card, text] of story.shows) {
      await visitor.card(card).getByText(text).first().waitFor();
    }
    await story.also?.(visitor);
    for (const text of story.never ?? []) {
      const found = visitor.page.getByRole('region').getByText(text);
      expect(await found.allTextContents()).toEqual([]);
    }
    const hrefs = await visitor.page
      .locator('main a')
      .evaluateAll(links =>
        links.map(link => (link as HTMLAnchorElement).href),
      );
    expect(hrefs.filter(href => !/^https?:\/\//.test(href))).toEqual([]);
    expect(await visitor.page.content()).not.toContain('s3cr3t');
    expect(visitor.troubles).toEqual([]);
  });

  it.each(looks)(
    'fits into %i px and is readable and accessible, %s',
    async (width, theme) => {
      const { page } = visitor;
      await visitor.resize(width, 2400);
      await visitor.chooseTheme(theme);
      // Buttons, checkboxes and filters follow the words.
      await page
        .locator('[aria-busy="true"]')
        .first()
        .waitFor({ state: 'detached' });
      await page.screenshot({
        path: join(SCREENS, `${id}-${width}-${theme}.png`),
      });
      await eventually(async () => expect(await overflows(page)).toEqual([]));
      expect(await collisions(page)).toEqual([]);
      const words = await contrasts(page, WORDS);
      words.forEach(({ word }) => seen.add(word));
      expect(words.filter(({ contrast }) => contrast < MIN_CONTRAST)).toEqual(
        [],
      );
      const found = axeWidths.includes(width) ? await violations(page) : [];
      expect(found).toEqual([]);
    },
  );
});

it('Together, the scenarios show every status that Flux itself can cause', () => {
  expect([...seen].sort()).toEqual([...WORDS].sort());
});
