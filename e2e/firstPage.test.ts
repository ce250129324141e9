import { CARDS } from './browser/cards';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
afterAll(() => visitor.leave());

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
    expect(await visitor.page.getByRole('table').count()).toBe(CARDS.length);
  });

  it('has nothing to complain of: in the console, of the script, of the network', async () => {
    await visitor.open();
    await visitor
      .card('Flux ImagePolicies')
      .getByText('Ready')
      .first()
      .waitFor();
    // Whatever follows the first answer.
    await visitor.page.waitForLoadState('networkidle');
    expect(visitor.troubles).toEqual([]);
    expect(visitor.refusals).toEqual([]);
  });

  it.each(CARDS)(
    'shows the rows of %s on a tab of its own',
    async (name, tab) => {
      await visitor.page.getByRole('tab', { name: tab, exact: true }).click();
      await visitor.row(name, 'podinfo').first().waitFor();
      expect(await visitor.page.getByRole('table').count()).toBe(1);
    },
  );

  it('shows plain tables of all rows with many={false}', async () => {
    await visitor.page.getByRole('tab', { name: 'many={false}' }).click();
    await visitor.row('Flux sources', 'podinfo').first().waitFor();
    expect(await visitor.page.getByRole('textbox').count()).toBe(0);
  });
});

describe('The other entities', () => {
  it('shows only the namespace that is annotated', async () => {
    await control.play('all-well');
    await visitor.open('/?entity=podinfo-team-a');
    await visitor.row('Flux deployments', 'podinfo').first().waitFor();
    const asked = visitor.sent('POST', '/resources/custom/query');
    expect(asked.length).toBeGreaterThan(0);
  });

  it('says which annotation is missing', async () => {
    await visitor.open('/?entity=not-annotated');
    await visitor.page
      .getByRole('heading', { name: 'Missing Annotation' })
      .first()
      .waitFor();
    expect(visitor.sent('POST', '/resources/custom/query')).toEqual([]);
  });
});
