import type { Locator } from 'playwright-core';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';
/** A run of Flux, with its health checks, and the polls that see its end. */
const RUN = { timeout: 40_000 };

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
afterAll(() => visitor.leave());

const press = (name: string, row: Locator) =>
  row.getByRole('button', { name }).click();

describe('Sync', () => {
  it('runs from the keyboard alone, shows that it runs, and ends with the revision', async () => {
    await control.play('all-well');
    await visitor.open();
    const { page } = visitor;
    const what = 'Kustomization team-a/podinfo-config on production-eu';
    const row = visitor.row(CARD, 'podinfo-config', 'production-eu');
    const button = row.getByRole('button', { name: `Sync ${what}` });
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
      .filter({ hasText: `${what} is synced: v1.4.0@sha1:cb0e0132` })
      .waitFor(RUN);
    await button.waitFor();
    const patches = visitor.sent('PATCH', '/kustomizations/podinfo-config');
    expect(patches).toHaveLength(1);
  });

  it('shows that it runs in every card that has the object', async () => {
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
    // One object on one cluster: not its namesake on the other.
    expect(await running.count()).toBe(2);
    await visitor.page
      .getByRole('alert')
      .filter({
        hasText: 'Kustomization team-a/podinfo on production-eu is synced',
      })
      .waitFor(RUN);
    expect(await running.count()).toBe(0);
  });

  it('ends with the message of Flux where it fails', async () => {
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
      .waitFor(RUN);
  });
});

describe('Suspend and resume', () => {
  it('change the row and what is offered, there and back', async () => {
    await control.play('all-well');
    await visitor.open();
    const what = 'Kustomization team-a/podinfo-config on staging';
    const row = visitor.row(CARD, 'podinfo-config', 'staging');
    const said = (text: string) =>
      visitor.page.getByRole('alert').filter({ hasText: text }).waitFor(RUN);

    await press(`Suspend ${what}`, row);
    await said(`${what} is suspended`);
    await row.getByRole('button', { name: 'Suspended', exact: true }).waitFor();
    expect(
      await row.getByRole('button', { name: `Sync ${what}` }).count(),
    ).toBe(0);

    await press(`Resume ${what}`, row);
    await said(`${what} is resumed and ready`);
    await row.getByRole('button', { name: 'Ready', exact: true }).waitFor();
    await row.getByRole('button', { name: `Sync ${what}` }).waitFor();
  });
});
