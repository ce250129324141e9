import type { Locator } from 'playwright-core';
import { eventually } from './browser/eventually';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';
/** Timeout for a Flux run with health checks, plus the polls that show its end. */

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
afterAll(() => visitor.leave());

/** Presses the button of a row whose name begins so: another one is called "More ways to sync …". */
const press = (name: string, row: Locator) =>
  row.getByRole('button', { name: new RegExp(`^${name}`) }).click();

describe('Sync', () => {
  it('works with the keyboard alone, shows progress, and ends with the revision', async () => {
    await control.play('all-well');
    await visitor.open();
    const { page } = visitor;
    const what = 'Kustomization team-a/podinfo-config on production-eu';
    const row = visitor.row(CARD, 'podinfo-config', 'production-eu');
    const button = row.getByRole('button', {
      name: `Sync ${what}`,
      exact: true,
    });
    await button.waitFor();
    await page.getByRole('textbox', { name: `Search ${CARD}` }).focus();
    const isReached = () =>
      button.evaluate(element => element === document.activeElement);
    for (let presses = 0; presses < 100 && !(await isReached()); presses++) {
      await page.keyboard.press('Tab');
    }
    expect(await isReached()).toBe(true);
    await page.keyboard.press('Enter');
    await row.getByRole('status', { name: `Syncing ${what}` }).waitFor();
    await page
      .getByRole('alert')
      .filter({ hasText: `Synced ${what}: v1.4.0@sha1:cb0e0132` })
      .waitFor();
    await button.waitFor();
    const patches = visitor.sent('PATCH', '/kustomizations/podinfo-config');
    expect(patches).toHaveLength(1);
  });

  it('shows progress in every card with the object', async () => {
    await control.play('all-well');
    await visitor.open();
    const name = 'Syncing Kustomization team-a/podinfo on production-eu';
    const rows = [CARD, 'Flux Kustomizations'].map(card =>
      visitor
        .row(card, /\bpodinfoteam-a|podinfo\s*team-a/, 'production-eu')
        .filter({
          has: visitor.page.getByRole('button', {
            name: 'Sync Kustomization team-a/podinfo on production-eu',
            exact: true,
          }),
        }),
    );
    await rows[0]
      ?.getByRole('button', {
        name: 'Sync Kustomization team-a/podinfo on production-eu',
        exact: true,
      })
      .click();
    const running = visitor.page.getByRole('status', { name, exact: true });
    await visitor.card(CARD).getByRole('status', { name }).waitFor();
    await visitor
      .card('Flux Kustomizations')
      .getByRole('status', { name })
      .waitFor();
    // One object on one cluster, not its namesake on the other.
    expect(await running.count()).toBe(2);
    await visitor.page
      .getByRole('alert')
      .filter({
        hasText: 'Synced Kustomization team-a/podinfo on production-eu',
      })
      .waitFor();
    await eventually(async () => expect(await running.count()).toBe(0));
  });

  it("ends with Flux's message if it fails", async () => {
    await control.play('failing-chart');
    await visitor.open();
    const row = visitor.row(CARD, 'podinfo-loadtest').first();
    await press('Sync HelmRelease team-a/podinfo-loadtest', row);
    await visitor.page
      .getByRole('alert')
      .filter({
        hasText:
          'HelmRelease team-a/podinfo-loadtest on production-eu failed: ',
      })
      .filter({ hasText: "no 'podinfo-loadtest' chart with version matching" })
      .waitFor();
  });
});

/** Waits until a notification says so. @throws Error with what the page says instead */
async function said(text: string | RegExp): Promise<void> {
  const { page } = visitor;
  try {
    const alert = page.getByRole('alert').filter({ hasText: text });
    await alert.waitFor();
  } catch (failure) {
    const shown = await page
      .locator('[role="alert"], [role="status"], [role="menu"]')
      .allInnerTexts();
    const sent = visitor.sent('PATCH', '').map(({ url }) => url);
    throw new Error([failure, ...shown, ...sent].join('\n'));
  }
}

/** Keeps each text that a card says of a running action: some last for a moment only. */
async function keepProgress(): Promise<() => Promise<readonly string[]>> {
  const kept = await visitor.card(CARD).evaluateHandle(card => {
    const texts = new Set<string>();
    new MutationObserver(() => {
      for (const line of card.querySelectorAll('td[role="status"]')) {
        texts.add(line.textContent ?? '');
      }
    }).observe(card, { subtree: true, childList: true, characterData: true });
    return texts;
  });
  return () => kept.evaluate(texts => [...texts]);
}

const dialog = () => visitor.page.getByRole('dialog');

/** Chooses an item of a row's menu. */
async function choose(menu: string, item: string, row: Locator): Promise<void> {
  await press(menu, row);
  await visitor.page.getByRole('menuitem', { name: item }).click();
}

const syncWithSource = (row: Locator) =>
  choose('More ways to sync', 'Sync with source', row);

describe('Sync with source', () => {
  beforeEach(async () => {
    await control.play('actions');
    await visitor.open();
  });

  it("shows each stage and ends with the source's new revision", async () => {
    // It is on the second page: what needs attention comes first.
    await visitor.page
      .getByRole('textbox', { name: `Search ${CARD}` })
      .fill('podinfo-docs');
    const row = visitor.row(CARD, 'podinfo-docs').first();
    await row.waitFor();
    const progress = await keepProgress();
    await syncWithSource(row);
    await said(/Synced .*podinfo-docs on production-eu: main@sha1:/);
    const lines = (await progress()).join('\n');
    expect(lines).toMatch(
      /Fetching GitRepository team-a\/podinfo…[^]*GitRepository team-a\/podinfo main@sha1:\w{8} → Applying…/,
    );
    const patched = visitor
      .sent('PATCH', '/team-a/')
      .map(({ url }) => new URL(url).pathname.split('/').slice(-2).join('/'));
    expect(patched).toEqual([
      'gitrepositories/podinfo',
      'kustomizations/podinfo-docs',
    ]);
    expect(visitor.troubles).toEqual([]);
  });

  it("ends with Flux's message if the release fails", async () => {
    const failing = visitor.row(CARD, 'podinfo-canary').first();
    await press('Sync HelmRelease team-a/podinfo-canary', failing);
    await said(/podinfo-canary on production-eu failed: Helm upgrade failed/);
  });

  it("ends with Flux's message if the source fails", async () => {
    await visitor.page
      .getByRole('textbox', { name: `Search ${CARD}` })
      .fill('podinfo-private');
    const hidden = visitor.row(CARD, 'podinfo-private').first();
    await syncWithSource(hidden);
    await said(
      /its source GitRepository team-a\/podinfo-private failed: .*authentication required/,
    );
  });

  it('is followed across pages if it takes long, and says so', async () => {
    const search = { name: `Search ${CARD}` };
    await visitor.page.getByRole('textbox', search).fill('podinfo-slow');
    const row = visitor.row(CARD, 'podinfo-slow').first();
    await press('Sync HelmRelease team-a/podinfo-slow', row);
    await row
      .getByRole('status', { name: 'Syncing HelmRelease team-a/podinfo-slow' })
      .waitFor();
    await visitor.chooseTab('Kustomizations');
    await visitor.card('Flux Kustomizations').waitFor();
    await visitor.chooseTab('Dashboard');
    await visitor.page.getByRole('textbox', search).fill('podinfo-slow');
    await visitor
      .card(CARD)
      .getByText('Taking longer than usual. Still watching.')
      .waitFor();
    await said(/Synced .*podinfo-slow on production-eu/);
  });
});

describe('Suspend and resume', () => {
  it('record who and why, and offer to resume and sync', async () => {
    await control.play('all-well');
    await visitor.open();
    const what = 'Kustomization team-a/podinfo-config on staging';
    const row = visitor.row(CARD, 'podinfo-config', 'staging');

    await choose('More actions', 'Suspend…', row);
    await dialog().getByLabel('Reason (optional)').fill('migration');
    await dialog().getByRole('button', { name: 'Suspend' }).click();
    await said(`Suspended ${what}`);
    await row.getByText(/: migration$/).waitFor();
    const sync = row.getByRole('button', {
      name: `Sync ${what}`,
      exact: true,
    });
    await eventually(async () => expect(await sync.count()).toBe(0));

    await visitor.open();
    await row.getByText(/: migration$/).waitFor();
    await choose('More ways to resume', 'Resume and sync', row);
    await said(`Resumed ${what}, now ready`);
    await row.getByRole('button', { name: 'Ready', exact: true }).waitFor();
    await eventually(async () =>
      expect(await sync.getAttribute('aria-disabled')).toBe('false'),
    );
    expect(visitor.troubles).toEqual([]);
  });

  it('warn before the click that Git will undo it', async () => {
    await control.play('suspensions');
    await visitor.open();
    const row = visitor.row(CARD, 'podinfo-pinned').first();
    await choose('More actions', 'Suspend…', row);
    await dialog()
      .getByText(
        /This will not last: Kustomization flux-system\/team-a manages spec.suspend/,
      )
      .waitFor();
    await visitor.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await visitor.row(CARD, /by jane, 2 days ago: migration/).waitFor();
    await visitor.row(CARD, 'by joe').waitFor();
    expect(visitor.sent('PATCH', '')).toEqual([]);
  });
});

describe('Force', () => {
  it('works with the keyboard, asks for confirmation, and returns the focus', async () => {
    await control.play('actions');
    await visitor.open();
    const { page } = visitor;
    await page
      .getByRole('textbox', { name: `Search ${CARD}` })
      .fill('podinfo-exhausted');
    const row = visitor.row(CARD, 'podinfo-exhausted').first();
    const more = row.getByRole('button', { name: 'More ways to sync' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Force…' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog().getByText('Runs one Helm install or upgrade').waitFor();
    await dialog().getByRole('button', { name: 'Force' }).press('Enter');
    await said(/Synced .*podinfo-exhausted on production-eu/);
    await eventually(async () =>
      expect(
        await more.evaluate(element => element === document.activeElement),
      ).toBe(true),
    );
  });

  it('is available as a command to copy, like all other actions', async () => {
    await control.play('all-well');
    await visitor.open();
    const { page } = visitor;
    await page.context().grantPermissions(['clipboard-read']);
    const row = visitor.row(CARD, 'podinfo-config', 'staging');
    await press('More actions for', row);
    await page
      .getByRole('menuitem', { name: 'Show flux CLI commands' })
      .click();
    const command =
      'flux reconcile kustomization podinfo-config -n team-a --with-source';
    await dialog()
      .getByRole('button', { name: `Copy ${command}` })
      .click();
    await dialog().getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      command,
    );
  });
});

describe('Bulk actions', () => {
  it('sync two dozen resources with their sources, and report skipped and failed ones', async () => {
    await control.play('fleet');
    await visitor.open();
    const { page } = visitor;
    await page
      .getByRole('textbox', { name: `Search ${CARD}` })
      .fill('production-eu');
    const card = visitor.card(CARD);
    await card
      .getByRole('checkbox', { name: 'Select all 24 matching rows' })
      .check();
    await card
      .getByRole('button', { name: 'Sync with source', exact: true })
      .click();
    await dialog().getByText('2 skipped').waitFor();
    await dialog()
      .getByRole('button', { name: /^Sync \d+ with source$/ })
      .click();
    await card.getByRole('progressbar').waitFor();
    await card
      .getByText(/^2\d synced, 1 failed$/)
      .first()
      .waitFor({ timeout: 180_000 });
    for (const source of [
      '/helmrepositories/company-charts',
      '/gitrepositories/apps',
    ]) {
      expect(visitor.sent('PATCH', source)).toHaveLength(1);
    }
    expect(visitor.troubles).toEqual([]);
  });

  it('are not available to people who can only view', async () => {
    await control.play('fleet');
    await control.permit('view');
    await visitor.open();
    const card = visitor.card(CARD);
    await card.getByRole('checkbox', { name: /^Select all/ }).check();
    await card.getByRole('button', { name: 'Sync', exact: true }).click();
    await dialog().getByText('This action does not apply').waitFor();
    await dialog()
      .getByText(
        'Not permitted: patch kustomizations in team-a on production-eu',
      )
      .waitFor();
    await eventually(async () =>
      expect(
        await dialog()
          .getByRole('button', { name: /^Sync \d+$/ })
          .isDisabled(),
      ).toBe(true),
    );
    expect(visitor.sent('PATCH', '')).toEqual([]);
    await control.permit('view+sync');
  });
});
