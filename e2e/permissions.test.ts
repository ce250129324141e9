import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';
/** The button whose name begins so: another one is called "More ways to sync …". */
const SYNC = /^Sync Kustomization team-a\/podinfo-config/;

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
beforeEach(async () => {
  await control.play('all-well');
});
afterAll(() => visitor.leave());

/** Tries to use the disabled button with the pointer and the keyboard. */
async function tryToSync(reason: string): Promise<void> {
  const { page } = visitor;
  const row = visitor.row(CARD, 'podinfo-config', 'production-eu');
  // Permissions are requested when a row is about to be acted on.
  await row.hover();
  const button = row.getByRole('button', { name: SYNC, disabled: true });
  await button.waitFor();
  await button.focus();
  await page.getByRole('tooltip').filter({ hasText: reason }).waitFor();
  await page.keyboard.press('Enter');
  await button.click({ force: true });
  await page.waitForTimeout(1_000);
  expect(visitor.sent('PATCH', '')).toEqual([]);
}

it('With view only, shows the missing permission in the cluster and writes nothing', async () => {
  await control.permit('view');
  await visitor.open();
  await tryToSync(
    'Not permitted: patch kustomizations in team-a on production-eu',
  );
});

it('Without the proxy permission, shows the missing permission in Backstage and writes nothing', async () => {
  await control.deny(['kubernetes.proxy']);
  await visitor.open();
  await tryToSync('kubernetes.proxy');
});

it('Without read permissions, shows the missing permissions in Backstage', async () => {
  await control.deny(['kubernetes.resources.read']);
  await visitor.open();
  const alert = visitor.card(CARD).getByRole('alert');
  await alert.filter({ hasText: 'Not permitted in Backstage' }).waitFor();
  await alert.filter({ hasText: 'kubernetes.resources.read' }).waitFor();
});
