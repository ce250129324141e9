import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from '../../dev/package/manifest';
import { appsDirectory } from '../apps/build';
import { apps, release as chosenRelease, type AppName } from '../apps/releases';
import { eventually } from '../browser/eventually';
import { Visitor } from '../browser/Visitor';
import { ControlClient } from '../harness/control';
import { setting } from '../harness/setting';
import { places, ROWS, shownPlaces } from './rows';

const CARD = 'Flux deployments';
const ENTITY = '/catalog/default/component/podinfo';
const RELEASE = 'HelmRelease team-a/podinfo on production-eu';
/** Timeout for a Flux run with health checks, plus the polls that show its end. */

interface Tab {
  /** Label of the tab with the eight cards on an entity's page. */
  readonly name: string;
  /** Path after that of the entity. */
  readonly path: string;
}

/** The tab with all resources of the component: the default in one app, configured in the other. */
const CONTENT_TABS: Readonly<Record<AppName, Tab>> = {
  legacy: { name: 'Flux', path: '/flux' },
  next: { name: 'Dashboard', path: '/dashboard' },
};
const TABS: Readonly<Record<AppName, Tab>> = {
  legacy: { name: 'Dashboard', path: '/dashboard' },
  next: { name: 'Overview', path: '' },
};

describe.each(apps())('In the app %s', app => {
  const tab = TABS[app];
  let visitor: Visitor;
  let control: ControlClient;

  beforeAll(async () => {
    const port = Number(setting(`E2E_${app}`));
    control = new ControlClient(`http://localhost:${port + 1}`);
    visitor = await Visitor.come(1280, `http://localhost:${port}`);
    await visitor.open();
    await visitor.page.getByRole('button', { name: 'Enter' }).click();
    await visitor.page
      .getByRole('link', { name: 'podinfo', exact: true })
      .first()
      .waitFor();
  });
  afterEach(async () => {
    await control.setFaults([]);
    await control.permit('view+sync');
    await control.deny([]);
    // Apps of the old frontend system have no other API that keeps an error until it is dismissed.
    const deprecated = app === 'next' ? visitor.deprecated : [];
    const troubles = [...visitor.troubles, ...deprecated];
    if (troubles.length > 0) {
      throw new Error(troubles.join('\n'));
    }
  });
  afterAll(() => visitor.leave());

  const openTab = (name: string) =>
    visitor.page
      .getByRole('tab', { name })
      .or(visitor.page.getByRole('link', { name, exact: true }))
      .first()
      .click();
  const openCards = () => visitor.open(`${ENTITY}${tab.path}`);
  const release = () =>
    visitor.row(CARD, /podinfo\s*team-a/, 'production-eu', 'HelmRelease');
  const action = (name: string) =>
    release().getByRole('button', { name, exact: true });
  const notice = () =>
    visitor.card(CARD).getByRole('status', { name: `Problems with ${CARD}` });
  const said = (text: string) =>
    visitor.page
      .getByRole('alert')
      // Rendered by the new frontend system.
      .or(visitor.page.getByRole('alertdialog'))
      .filter({ hasText: text })
      .waitFor();

  /** Waits until a card shows these rows on each cluster, and no others. */
  const showsOnly = (card: string, names: readonly string[]) =>
    eventually(async () =>
      expect(await shownPlaces(visitor, card)).toEqual(places(names)),
    );

  /** Tries to use the disabled button with the pointer and the keyboard. */
  async function tryToSync(reason: string | RegExp): Promise<void> {
    // Permissions are requested when a row is about to be acted on.
    await release().hover();
    const button = release().getByRole('button', {
      name: `Sync ${RELEASE}`,
      exact: true,
      disabled: true,
    });
    await button.waitFor();
    await button.focus();
    await visitor.page
      .getByRole('tooltip')
      .filter({ hasText: reason })
      .waitFor();
    await visitor.page.keyboard.press('Enter');
    await button.click({ force: true });
    await visitor.page.waitForTimeout(1_000);
    expect(visitor.sent('PATCH', '')).toEqual([]);
  }

  it('A guest finds the component in the catalog, and the eight cards on its page', async () => {
    await visitor.open();
    await visitor.page
      .getByRole('link', { name: 'podinfo', exact: true })
      .first()
      .click();
    await openTab(tab.name);
    for (const [card, [summary, names]] of Object.entries(ROWS)) {
      await visitor.card(card).getByText(summary).waitFor();
      await showsOnly(card, names);
    }
    await eventually(async () =>
      expect(await visitor.page.getByRole('table').count()).toBe(8),
    );
    await visitor.page.waitForLoadState('networkidle');
    expect(visitor.refusals).toEqual([]);
  });

  it(`The tab "${CONTENT_TABS[app].name}" has all resources of the component`, async () => {
    const { name, path } = CONTENT_TABS[app];
    await visitor.open(ENTITY);
    await openTab(name);
    await visitor.page.waitForURL(`**${ENTITY}${path}`);
    for (const card of [CARD, 'Flux sources', 'Flux ImagePolicies'] as const) {
      const [summary] = ROWS[card];
      await visitor.card(card).getByText(summary).waitFor();
    }
    expect(visitor.refusals).toEqual([]);
  });

  it('The overview says how Flux is in one line, and leads to the tab', async () => {
    await visitor.open(ENTITY);
    const summary = visitor.card('Flux at a glance');
    await summary.getByText('All 8 resources are ready').waitFor();
    if (app === 'next') {
      await visitor.page
        .getByRole('link', { name: 'Flux', exact: true })
        .and(visitor.page.locator(`[href="${ENTITY}/dashboard"]`))
        .first()
        .waitFor();
    }
    await summary.getByRole('link', { name: 'All Flux resources' }).click();
    await visitor.page.waitForURL(`**${ENTITY}${CONTENT_TABS[app].path}`);
    await visitor.card(CARD).getByText('All 8 resources are ready').waitFor();
    expect(visitor.refusals).toEqual([]);
  });

  describe('The page of all clusters', () => {
    const FLEET = 'Flux resources';
    const page = () => visitor.page;
    const table = () => visitor.card(FLEET).getByRole('table');

    const FAILURE = 'timeout waiting for Deployment/web';

    /** Returns refusals, except for the kinds of Flux Operator, which these clusters do not have. */
    const refusals = () =>
      visitor.refusals.filter(
        each => !/^404 GET .*\/apis\/fluxcd\.controlplane\.io\//.test(each),
      );

    /** Sends a request about a Kustomization to the cluster itself, and returns the object. */
    async function kustomization(annotations?: object) {
      const { clusters } = await control.state();
      const url = clusters.find(({ name }) => name === 'staging')?.url;
      const path =
        'apis/kustomize.toolkit.fluxcd.io/v1/namespaces/team-a/kustomizations/podinfo-config';
      const response = await fetch(
        `${url}/${path}`,
        annotations && {
          method: 'PATCH',
          headers: { 'Content-Type': 'application/merge-patch+json' },
          body: JSON.stringify({ metadata: { annotations } }),
        },
      );
      expect(response.status).toBe(200);
      return response.text();
    }

    /** Lets the Kustomization fail, and waits until it has: the page is refreshed once a minute only. */
    async function fail(): Promise<void> {
      await kustomization({
        'sim.flux/next-failure': `HealthCheckFailed: ${FAILURE}`,
        'reconcile.fluxcd.io/requestedAt': `${Date.now()}`,
      });
      await eventually(async () =>
        expect(await kustomization()).toContain('"reason":"HealthCheckFailed"'),
      );
    }

    /** Lets its next run succeed. */
    const heal = () => kustomization({ 'sim.flux/next-success': 'true' });

    it('shows each resource with its entity', async () => {
      await visitor.open('/flux');
      await visitor.card(FLEET).getByText('2 clusters').waitFor();
      await page()
        .getByRole('combobox', { name: 'Rows per page' })
        .selectOption('100');
      const row = () =>
        visitor.row(FLEET, /podinfo\s*team-a/, 'staging', 'HelmRelease');
      await row()
        .getByRole('link', { name: /guests/ })
        .first()
        .waitFor();
      await row().locator(`a[href="${ENTITY}"]`).first().waitFor();
      await visitor
        .row(FLEET, 'flux-system', 'staging', 'Kustomization')
        .getByText('Not in the catalog')
        .first()
        .waitFor();
      expect(refusals()).toEqual([]);
    });

    it('finds what fails, opens it, acts on it, and comes back by the URL', async () => {
      await fail();
      await visitor.open('/flux');
      await visitor
        .card(FLEET)
        .getByRole('group', { name: `Summary of ${FLEET}` })
        .getByRole('button', { name: /failing$/ })
        .click();
      await page().waitForURL(/flux-fleet\.show=/);
      const name = table().getByRole('link', {
        name: 'podinfo-config',
        exact: true,
      });
      await name.first().waitFor();
      expect(await name.count()).toBe(1);
      await name.click();
      const dialog = page().getByRole('dialog', { name: /podinfo-config/ });
      await dialog.getByText(FAILURE).first().waitFor();
      const opened = page().url();
      await page().goto('about:blank');
      await page().goto(opened);
      await dialog.waitFor();
      await heal();
      await dialog
        .getByRole('button', { name: /^Sync Kustomization/ })
        .first()
        .click();
      await eventually(async () =>
        expect(visitor.sent('PATCH', '/podinfo-config')).toHaveLength(1),
      );
      await page().keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(page().url()).toContain('flux-fleet.show=');
      // It is followed until Flux has handled it, and is not failing any more.
      await visitor.card(FLEET).getByText('No matches.').waitFor();
      expect(refusals()).toEqual([]);
    });

    it('without kubernetes.proxy says what is missing', async () => {
      await control.deny(['kubernetes.proxy']);
      await visitor.open('/flux');
      await page()
        .getByText(/^You need the permissions kubernetes\.clusters\.read/)
        .waitFor();
      expect(visitor.sent('GET', '/api/kubernetes/proxy/')).toEqual([]);
    });
  });

  it('The name of a HelmRelease opens its details, by a link and the way back, too', async () => {
    const { page } = visitor;
    await openCards();
    const details = page.getByRole('dialog', { name: /^HelmRelease podinfo/ });
    await release().getByRole('link', { name: 'podinfo', exact: true }).click();
    await details
      .getByText(/^Helm (install|upgrade) succeeded/)
      .first()
      .waitFor();
    const opened = page.url();
    await page.goBack();
    await details.waitFor({ state: 'detached' });
    expect(page.url()).toMatch(new RegExp(`${ENTITY}${tab.path}$`));
    await page.goto('about:blank');
    await page.goto(opened);
    await details.waitFor();
    expect(visitor.refusals).toEqual([]);
  });

  it("A HelmRelease is synced, with Flux's result", async () => {
    await openCards();
    await action(`Sync ${RELEASE}`).click();
    await release()
      .getByRole('status', { name: `Syncing ${RELEASE}` })
      .waitFor();
    await said(`Synced ${RELEASE}`);
    await action(`Sync ${RELEASE}`).waitFor();
    expect(visitor.sent('PATCH', '/helmreleases/podinfo')).toHaveLength(1);
    expect(visitor.refusals).toEqual([]);
  });

  it('A HelmRelease is suspended with a reason, and resumed', async () => {
    await openCards();
    await action(`More actions for ${RELEASE}`).click();
    await visitor.page.getByRole('menuitem', { name: 'Suspend…' }).click();
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel(/^Reason/).fill('The database is moved');
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await said(`Suspended ${RELEASE}`);
    await release()
      .getByRole('button', { name: 'Suspended', exact: true })
      .waitFor();
    await action(`Resume ${RELEASE}`).click();
    await said(`Resumed ${RELEASE}`);
    await release()
      .getByRole('button', { name: 'Ready', exact: true })
      .waitFor();
    await action(`Sync ${RELEASE}`).waitFor();
    expect(visitor.refusals).toEqual([]);
  });

  it('With view only, the missing permission in the cluster is shown', async () => {
    await control.permit('view');
    await openCards();
    await tryToSync(
      /Not permitted: patch helmreleases\S* in team-a on production-eu/,
    );
    expect(visitor.refusals).toEqual([]);
  });

  it('Rows of a cluster that is killed stay, with a message, until it is back', async () => {
    await openCards();
    await visitor.card(CARD).getByText('All 8 resources are ready').waitFor();
    await control.setFaults(['refused'], 'staging');
    await notice().filter({ hasText: 'staging: cannot be reached' }).waitFor();
    expect(await shownPlaces(visitor, CARD)).toEqual(places(ROWS[CARD][1]));
    await control.setFaults([]);
    await notice().waitFor({ state: 'detached' });
    expect(await shownPlaces(visitor, CARD)).toEqual(places(ROWS[CARD][1]));
    expect(refusedBy(visitor, '/api/kubernetes/proxy/')).toBe(true);
  });

  it('A cluster that rejects the token is named, and the other one is shown', async () => {
    await control.setFaults(['401'], 'staging');
    await openCards();
    await notice().filter({ hasText: 'staging' }).waitFor();
    await notice().filter({ hasText: 'HTTP 401' }).waitFor();
    await release().waitFor();
    expect(refusedBy(visitor, '/api/kubernetes/proxy/')).toBe(true);
  });

  it('Without the proxy permission, it is named, and everything else is shown', async () => {
    await control.deny(['kubernetes.proxy']);
    await openCards();
    await tryToSync('kubernetes.proxy');
    expect(refusedBy(visitor, '/api/kubernetes/proxy/')).toBe(true);
  });

  it('Without read permissions, they are named', async () => {
    await control.deny(['kubernetes.resources.read']);
    await openCards();
    const alert = visitor.card(CARD).getByRole('alert');
    await alert.filter({ hasText: 'Not permitted in Backstage' }).waitFor();
    await alert.filter({ hasText: 'kubernetes.resources.read' }).waitFor();
    expect(refusedBy(visitor, '/resources/custom/query')).toBe(true);
  });
});

/** Packages that must be the app's own: a second copy has another React context, another theme or other style sheets. */
const SINGLE = [
  'react',
  'react-dom',
  'react-router-dom',
  'react-router',
  '@material-ui/core',
  '@material-ui/styles',
  '@backstage/core-components',
  '@backstage/core-plugin-api',
  '@backstage/integration-react',
  '@backstage/plugin-catalog-react',
  '@backstage/plugin-kubernetes-react',
  '@backstage/plugin-permission-react',
];

// In this repository, all apps share its packages.
if (chosenRelease()) {
  it.each(apps())('The app %s has one copy of each shared package', app => {
    const modules = join(appsDirectory(), app, 'node_modules');
    const single = [
      ...SINGLE,
      // The entry for the old frontend system does not import it.
      ...(app === 'next' ? ['@backstage/frontend-plugin-api'] : []),
    ];
    expect(single.filter(name => !existsSync(join(modules, name)))).toEqual([]);
    const own = join(modules, PACKAGE, 'node_modules');
    expect(single.filter(name => existsSync(join(own, name)))).toEqual([]);
  });
}

/** Returns whether all refused requests have this part. */
function refusedBy({ refusals }: Visitor, part: string): boolean {
  return refusals.every(refusal => refusal.includes(part));
}
