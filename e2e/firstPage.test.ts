import { CARDS } from './browser/cards';
import { eventually } from './browser/eventually';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
afterAll(() => visitor.leave());

/** Waits until the page has this many tables: a tab replaces those of the tab before. */
const tables = (count: number) =>
  eventually(async () =>
    expect(await visitor.page.getByRole('table').count()).toBe(count),
  );

describe('The first page of npm start', () => {
  beforeAll(() => control.play('all-well'));

  it('shows the eight cards of podinfo with rows, without a click or a sign-in', async () => {
    await visitor.open();
    await visitor.page.getByRole('heading', { name: 'podinfo' }).waitFor();
    for (const [name] of CARDS) {
      const table = visitor.card(name).getByRole('table', { name });
      await table
        .getByRole('cell', { name: /^podinfo/ })
        .or(table.getByRole('rowheader', { name: /podinfo/ }))
        .first()
        .waitFor();
    }
    await tables(CARDS.length);
  });

  it('has no console errors, script errors or failed requests', async () => {
    await visitor.open();
    await visitor
      .card('Flux ImagePolicies')
      .getByText('Ready')
      .first()
      .waitFor();
    // Waits for everything that follows the first answer.
    await visitor.page.waitForLoadState('networkidle');
    expect(visitor.troubles).toEqual([]);
    expect(visitor.refusals).toEqual([]);
  });

  it.each(CARDS)('shows the rows of %s on its own tab', async (name, tab) => {
    await visitor.chooseTab(tab);
    await visitor.row(name, 'podinfo').first().waitFor();
    await tables(1);
  });

  it('shows plain tables of all rows with many={false}', async () => {
    await visitor.chooseTab('many={false}');
    await visitor.row('Flux sources', 'podinfo').first().waitFor();
    await eventually(async () =>
      expect(await visitor.page.getByRole('textbox').count()).toBe(0),
    );
  });
});

/** Returns the texts in a card's first row by column, wherever they are displayed. */
function textsByColumn(name: string): Promise<Record<string, string>> {
  return visitor.card(name).evaluate(card => {
    const textOf = (element: Element | null | undefined) =>
      (element as HTMLElement | null | undefined)?.innerText
        .replace(/\s+/g, ' ')
        .trim() ?? '';
    const [row, below] = card.querySelectorAll('tbody > tr');
    const heads = [...card.querySelectorAll('thead th, thead td')];
    const cells = heads.map((head, i) => [
      textOf(head),
      textOf(row?.children[i]),
    ]);
    const terms = [...(below?.querySelectorAll('dt') ?? [])].map(term => [
      textOf(term),
      textOf(term.nextElementSibling),
    ]);
    return Object.fromEntries(
      [...cells, ...terms].filter(([, text]) => text !== ''),
    );
  });
}

describe('A narrow card', () => {
  beforeAll(() => control.play('all-well'));

  it.each(['Flux deployments', 'Flux sources', 'Flux ImagePolicies'])(
    'of %s says all that a wide one says',
    async name => {
      await visitor.openAt(1280, 1000);
      await visitor.row(name, 'podinfo').first().waitFor();
      // Buttons follow the words.
      await visitor
        .card(name)
        .locator('[aria-busy="true"]')
        .first()
        .waitFor({ state: 'detached' });
      const wide = await textsByColumn(name);
      expect(Object.keys(wide).length).toBeGreaterThan(4);
      const { Kind, Name, ...others } = wide;
      const named = Kind ? `${Name} ${Kind}` : Name;
      // The checkbox for all rows, the name, the status and the actions; then without the status.
      for (const [width, cells] of [
        [800, 4],
        [600, 4],
        [400, 3],
      ] as const) {
        await visitor.resize(width);
        const table = visitor.card(name).getByRole('table');
        const heads = table.getByRole('columnheader');
        await heads.nth(cells).waitFor({ state: 'detached' });
        await eventually(async () => {
          expect(await heads.count()).toBe(cells);
          expect(await textsByColumn(name)).toEqual({
            ...others,
            Name: named,
          });
        });
      }
    },
  );
});

describe('The other entities', () => {
  it('shows only resources in the annotated namespace', async () => {
    await control.play('all-well');
    await visitor.open('/?entity=podinfo-team-a');
    await visitor.row('Flux deployments', 'podinfo').first().waitFor();
    const queries = visitor.sent('POST', '/resources/custom/query');
    expect(queries.length).toBeGreaterThan(0);
  });

  it('names the missing annotation', async () => {
    await visitor.open('/?entity=not-annotated');
    await visitor.page
      .getByRole('heading', { name: 'Missing Annotation' })
      .first()
      .waitFor();
    expect(visitor.sent('POST', '/resources/custom/query')).toEqual([]);
  });
});
