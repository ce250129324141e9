import { COLOUR_RULES, violations } from './browser/axe';
import { eventually } from './browser/eventually';
import { overflows } from './browser/measures';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
afterEach(async () => {
  await control.setFaults([]);
});
afterAll(() => visitor.leave());

/** Opens the page and waits until the cards have content. */
async function openFilled(path: string): Promise<void> {
  await visitor.openAt(1280, 1000, path);
  await visitor.page.getByRole('region').first().waitFor();
  await visitor.page
    .locator('[aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached' });
}

/** Opens a scenario's page and runs a check while it is wide and light, then while it is narrow and dark. */
async function inBothLooks(
  id: string,
  path: string,
  look: () => Promise<void>,
): Promise<void> {
  await control.play(id);
  await openFilled(`${path}?theme=light`);
  await look();
  await visitor.resize(600);
  await visitor.chooseTheme('dark');
  await look();
}

const first = (name: string | RegExp) =>
  visitor.card(CARD).getByRole('button', { name }).first();

const dialog = () => visitor.page.getByRole('dialog');

const WAYS = /^More ways to sync HelmRelease/;

async function openMenu(name = /^More actions for HelmRelease/): Promise<void> {
  await first(name).click();
  await visitor.page.getByRole('menu').waitFor();
}

async function openFromMenu(item: RegExp, menu?: RegExp): Promise<void> {
  await openMenu(menu);
  await visitor.page.getByRole('menuitem', { name: item }).click();
  await dialog().waitFor();
}

const selectAll = () =>
  visitor
    .card(CARD)
    .getByRole('checkbox', { name: /^Select all/ })
    .check();

async function openBulkDialog(): Promise<void> {
  await selectAll();
  await visitor
    .card(CARD)
    .getByRole('button', { name: 'Suspend', exact: true })
    .click();
  await dialog().waitFor();
}

/** States of a page other than filled, each starting from `fleet` or the given scenario. */
const STATES: Readonly<
  Record<string, { scenario?: string; come: (theme: string) => Promise<void> }>
> = {
  'the menu': { come: () => openMenu() },
  'the menu at the arrow': { come: () => openMenu(WAYS) },
  'the suspend dialog': {
    come: async () => {
      await openMenu();
      await visitor.page.getByRole('menuitem', { name: 'Suspend…' }).click();
      await dialog().waitFor();
    },
  },
  'the force dialog': { come: () => openFromMenu(/^Force/, WAYS) },
  'the dialog with commands': { come: () => openFromMenu(/flux CLI commands/) },
  'a tooltip': {
    come: async () => {
      await first(/^(Ready|Failed|Suspended)$/).focus();
      await visitor.page.getByRole('tooltip').waitFor();
    },
  },
  'selected rows': { come: selectAll },
  'the bulk dialog': { come: openBulkDialog },
  'the result of a bulk action': {
    come: async () => {
      await openBulkDialog();
      await dialog()
        .getByRole('button', { name: /^Suspend/ })
        .click();
      await visitor
        .card(CARD)
        .getByRole('button', { name: 'Dismiss' })
        .waitFor();
    },
  },
  'no matches': {
    come: async () => {
      await visitor.page
        .getByRole('textbox', { name: `Search ${CARD}` })
        .fill('nothing is called that');
      await visitor.page.getByText('No matches').first().waitFor();
    },
  },
  'the details of the status banner': {
    scenario: 'cluster-down',
    come: async () => {
      await first('Details').click();
      await dialog().waitFor();
    },
  },
  'a load error': {
    come: async theme => {
      await visitor.open(`/?theme=${theme}&backstage=403`);
      await visitor.page.getByRole('alert').first().waitFor();
    },
  },
  loading: {
    come: async theme => {
      await control.setFaults(['delay-60s']);
      await visitor.open(`/?theme=${theme}`);
      await visitor.page.locator('[aria-busy="true"]').first().waitFor();
    },
  },
  'how to label a resource': {
    scenario: 'nothing',
    come: async () => {
      await first('How to label a resource').click();
      await visitor.page.locator('pre').first().waitFor();
    },
  },
  'a running action': {
    scenario: 'actions',
    come: async () => {
      await visitor.page
        .getByRole('textbox', { name: `Search ${CARD}` })
        .fill('podinfo-slow');
      await first(/^Sync HelmRelease/).click();
      await visitor
        .card(CARD)
        .getByRole('status', { name: /^Syncing/ })
        .first()
        .waitFor();
    },
  },
};

describe('axe finds no violations', () => {
  // With all three cards, with one collapsed, with none, and with a status banner.
  it.each(['all-well', 'shared-sources', 'nothing', 'cluster-down'])(
    'on the tab EntityFluxContent in %s',
    async id => {
      await inBothLooks(id, '/content', async () => {
        expect(await violations(visitor.page)).toEqual([]);
        await eventually(async () =>
          expect(await overflows(visitor.page)).toEqual([]),
        );
      });
      expect(visitor.troubles).toEqual([]);
    },
  );

  // The dark theme changes nothing but colours.
  describe.each([
    ['light', {}],
    ['dark', { only: COLOUR_RULES }],
  ])('in the %s theme', (theme, rules) => {
    it.each(Object.entries(STATES))('in %s', async (_name, state) => {
      await control.play(state.scenario ?? 'fleet');
      await openFilled(`/?theme=${theme}`);
      await state.come(theme);
      expect(await violations(visitor.page, rules)).toEqual([]);
    });
  });
});
