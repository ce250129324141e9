import type { ControlClient } from '../harness/control';
import type { Visitor } from '../browser/Visitor';

/** A picture in the README. */
export interface Picture {
  /** Base of its file names: `deployments` gives `deployments-light.png` and `deployments-dark.png`. */
  readonly name: string;
  /** The scenario to show, from its beginning. */
  readonly scenario: string;
  /** The harness's tab with only this card. */
  readonly path: string;
  readonly card: string;
  /** Shows the dialog that it has opened, not the card: as much of it as fits into this height, in px. */
  readonly dialogHeight?: number;
  /** Brings the card into the state to show. */
  readonly show: (visitor: Visitor, control: ControlClient) => Promise<void>;
}

const DEPLOYMENTS = 'Flux deployments';
const SOURCES = 'Flux sources';
const RELEASES = 'Flux HelmReleases';
const VERSIONS = 'Flux versions';
const RESOURCES = 'Flux resources';
const CLUSTERS = 'Clusters';

const see = (visitor: Visitor, card: string, text: string | RegExp) =>
  visitor.card(card).getByText(text).first().waitFor();

/** The pictures, each taken in light and dark. */
export const PICTURES: readonly Picture[] = [
  {
    name: 'deployments',
    scenario: 'failing-chart',
    path: '/deployments',
    card: DEPLOYMENTS,
    show: visitor => see(visitor, DEPLOYMENTS, '2 of 9 need attention'),
  },
  {
    name: 'sources',
    scenario: 'shared-sources',
    path: '/sources',
    card: SOURCES,
    show: visitor => see(visitor, SOURCES, 'shared'),
  },
  {
    name: 'cluster-down',
    scenario: 'failing-chart',
    path: '/helm-releases',
    card: RELEASES,
    show: async (visitor, control) => {
      await see(visitor, RELEASES, '2 of 5 need attention');
      await control.setFaults(['refused'], 'staging');
      await see(visitor, RELEASES, 'staging: cannot be reached');
      await see(visitor, RELEASES, /Last updated \d+ seconds ago/);
    },
  },
  {
    name: 'details',
    scenario: 'image-pull',
    path: '/deployments',
    card: DEPLOYMENTS,
    dialogHeight: 960,
    show: async visitor => {
      const { page } = visitor;
      const row = visitor.row(DEPLOYMENTS, 'Deployment/team-a/frontend');
      await row.first().waitFor();
      await visitor
        .card(DEPLOYMENTS)
        .getByRole('link', { name: 'podinfo', exact: true })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('tab', { name: 'Resources' }).click();
      await dialog.getByText(/^Pod frontend-.*ImagePullBackOff/).waitFor();
    },
  },
  {
    name: 'versions',
    scenario: 'versions',
    path: '/versions',
    card: VERSIONS,
    show: visitor => see(visitor, VERSIONS, / on 7 of 12 clusters/),
  },
  {
    name: 'fleet',
    scenario: 'fleet-50',
    path: '/flux',
    card: RESOURCES,
    show: visitor =>
      see(
        visitor,
        RESOURCES,
        /^50 clusters · 3 could not be read · \d+ needs? attention$/,
      ),
  },
  {
    name: 'clusters',
    scenario: 'runtime',
    path: '/flux/clusters',
    card: CLUSTERS,
    show: async visitor => {
      await see(visitor, CLUSTERS, /OOMKilled/);
      const loading = visitor.card(CLUSTERS).getByText('Loading');
      await loading.first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'many',
    scenario: 'fleet',
    path: '/deployments',
    card: DEPLOYMENTS,
    show: async visitor => {
      const { page } = visitor;
      await page.getByLabel(/^Select all \d+ matching rows$/).check();
      await page
        .getByRole('button', { name: 'Sync with source', exact: true })
        .click();
      await page
        .getByRole('button', { name: /^Sync \d+ with source$/ })
        .click();
      // No tooltip opens of what is below the dialog.
      await page.mouse.move(0, 0);
      await see(visitor, DEPLOYMENTS, /^[4-9] of \d+ done/);
    },
  },
];
