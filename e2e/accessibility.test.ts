import { violations } from './browser/axe';
import { overflows } from './browser/measures';
import { Visitor } from './browser/Visitor';
import { control, scenarioIds } from './harness';

const CARD = 'Flux deployments';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
afterEach(async () => {
  await control.setFaults([]);
});
afterAll(() => visitor.leave());

/** Opens the page and waits for what the cards have to show. */
async function openFilled(path = '/'): Promise<void> {
  await visitor.open(path);
  await visitor.page.getByRole('region').first().waitFor();
  await visitor.page
    .locator('[aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached' });
}

/** Opens a page of a scenario wide and light, and then makes it narrow and dark; each is looked at. */
async function inBothLooks(
  id: string,
  path: string,
  look: () => Promise<void>,
): Promise<void> {
  await control.play(id);
  await visitor.resize(1280);
  await openFilled(`${path}?theme=light`);
  await look();
  await visitor.resize(600);
  await visitor.chooseTheme('dark');
  await look();
}

const first = (name: string | RegExp) =>
  visitor.card(CARD).getByRole('button', { name }).first();

const dialog = () => visitor.page.getByRole('dialog');

async function openMenu(): Promise<void> {
  await first(/^More actions for HelmRelease/).click();
  await visitor.page.getByRole('menu').waitFor();
}

async function openFromMenu(item: RegExp): Promise<void> {
  await openMenu();
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

/** What a page can be besides filled; each from the page of `fleet`, or of the scenario that it names. */
const STATES: Readonly<
  Record<string, { scenario?: string; come: (theme: string) => Promise<void> }>
> = {
  'the menu': { come: openMenu },
  'the dialog that suspends': {
    come: async () => {
      await first(/^Suspend HelmRelease/).click();
      await dialog().waitFor();
    },
  },
  'the dialog that forces': { come: () => openFromMenu(/^Force/) },
  'the dialog with commands': { come: () => openFromMenu(/^Commands/) },
  'a tooltip': {
    come: async () => {
      await first(/^(Ready|Failed|Suspended)$/).focus();
      await visitor.page.getByRole('tooltip').waitFor();
    },
  },
  'selected rows': { come: selectAll },
  'the dialog for many': { come: openBulkDialog },
  'the result of many': {
    come: async () => {
      await openBulkDialog();
      await dialog()
        .getByRole('button', { name: /^Suspend/ })
        .click();
      await visitor
        .card(CARD)
        .getByRole('button', { name: 'Dismiss' })
        .waitFor({ timeout: 60_000 });
    },
  },
  'nothing that matches': {
    come: async () => {
      await visitor.page
        .getByRole('textbox', { name: `Search ${CARD}` })
        .fill('nothing is called that');
      await visitor.page.getByText('Nothing matches').first().waitFor();
    },
  },
  'the details of a notice': {
    scenario: 'cluster-down',
    come: async () => {
      await first('Details').click();
      await dialog().waitFor();
    },
  },
  'total failure': {
    come: async theme => {
      await visitor.open(`/?theme=${theme}&backstage=403`);
      await visitor.page.getByRole('alert').first().waitFor();
    },
  },
  'while it loads': {
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
  'an action that runs': {
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

describe('axe finds nothing', () => {
  it.each(scenarioIds)('in %s, light and dark, wide and narrow', id =>
    inBothLooks(id, '/', async () => {
      expect(await violations(visitor.page)).toEqual([]);
    }),
  );

  // With all three cards, with one folded away, with none, and with a notice.
  it.each(['all-well', 'shared-sources', 'nothing', 'cluster-down'])(
    'on the tab EntityFluxContent in %s',
    async id => {
      await inBothLooks(id, '/content', async () => {
        expect(await violations(visitor.page)).toEqual([]);
        expect(await overflows(visitor.page)).toEqual([]);
      });
      expect(visitor.troubles).toEqual([]);
    },
  );

  describe.each(['light', 'dark'])('in the %s theme', theme => {
    it.each(Object.entries(STATES))('in %s', async (_name, state) => {
      await control.play(state.scenario ?? 'fleet');
      await visitor.resize(1280);
      await openFilled(`/?theme=${theme}`);
      await state.come(theme);
      expect(await violations(visitor.page)).toEqual([]);
    });
  });
});
