import { BenchPage } from '../browser/BenchPage';
import type { Plugin } from '../page/contestants';
import type { Reaction } from '../page/probe/types';
import { manyDeployments } from '../world/objects';
import { measureEach, valuesOf } from './compare';
import { median } from './statistics';
import type { Bench, Compared, Figure, Section } from './types';

const OBJECTS = 5_000;
/** In the short form: enough for the last letter of the search to leave one. */
const SHORT_OBJECTS = 500;
const REFRESH_MS = 600_000;
/** Search text, typed one letter at a time. Each letter leaves fewer rows. */
const SEARCH_TEXT = 'app-0499';

/** Rows of the README: to the next frame, and to the resulting rows. */
const README = [
  '5,000 objects, time to next frame, ms: sort / filter / search',
  '… to the resulting rows, ms',
];

export async function sort(
  page: BenchPage,
  turns: number,
): Promise<Reaction[]> {
  const reactions: Reaction[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of ['Status', 'Name']) {
      const head = page.page.locator('thead').getByText(name, { exact: true });
      reactions.push(await page.reaction('click', () => head.click()));
    }
  }
  return reactions;
}

export async function filter(
  page: BenchPage,
  turns: number,
): Promise<Reaction[]> {
  const statusFilter = page.page
    .getByRole('group', { name: /^Summary/ })
    .getByRole('button', { name: /suspended/i })
    .first();
  const reactions: Reaction[] = [];
  // On and off again.
  for (let turn = 0; turn < 2 * turns; turn += 1) {
    reactions.push(await page.reaction('click', () => statusFilter.click()));
  }
  return reactions;
}

export async function search(page: BenchPage): Promise<Reaction[]> {
  const field = page.page.getByPlaceholder(/^(search|filter)/i).first();
  await field.focus();
  const reactions: Reaction[] = [];
  for (const letter of SEARCH_TEXT) {
    const type = () => page.page.keyboard.type(letter);
    reactions.push(await page.reaction('input', type));
  }
  return reactions;
}

async function interact(bench: Bench, plugin: Plugin) {
  const { browser, pageUrl, short } = bench;
  const page = await BenchPage.open(browser, pageUrl, {
    plugin,
    cards: 'deployments',
    refreshMs: REFRESH_MS,
  });
  await page.firstRow();
  await page.page.waitForTimeout(short ? 500 : 3_000);
  const turns = short ? 1 : 8;
  const sorted = await sort(page, turns);
  // The others have no filter by status.
  const filtered = plugin === 'ours' ? await filter(page, turns) : undefined;
  const searched = await search(page);
  await page.close();
  return { sorted, filtered, searched };
}

export function figuresOf(
  what: string,
  reactions: Compared<readonly Reaction[]>,
): readonly Figure[] {
  const middle = (of: (reaction: Reaction) => number | undefined) =>
    valuesOf(reactions, all => median(all.flatMap(each => of(each) ?? [])));
  return [
    {
      what: `${what}: to the next frame`,
      unit: 'ms',
      ...middle(({ frame }) => frame),
      target: '< 100 ms',
    },
    {
      what: `${what}: to the resulting rows`,
      unit: 'ms',
      ...middle(({ shown }) => shown),
    },
  ];
}

/** Measures how fast the table responds to input. */
export const interactions: Section = {
  title: 'Interaction with the table: one card, 5,000 objects',
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(
      manyDeployments(bench.short ? SHORT_OBJECTS : OBJECTS),
    );
    const reactions = await measureEach(bench, plugin =>
      interact(bench, plugin),
    );
    const to = (interaction: 'sorted' | 'filtered' | 'searched') =>
      valuesOf(reactions, each => each[interaction]);
    return [
      ...figuresOf('Sort', to('sorted')),
      ...figuresOf('Filter by status', to('filtered')),
      ...figuresOf('Search, a letter', to('searched')),
    ].map((figure, i) => ({ ...figure, readme: README[i % README.length] }));
  },
};
