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
  /** Brings the card into the state to show. */
  readonly show: (visitor: Visitor, control: ControlClient) => Promise<void>;
}

const DEPLOYMENTS = 'Flux deployments';
const SOURCES = 'Flux sources';
const RELEASES = 'Flux HelmReleases';

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
      await see(visitor, DEPLOYMENTS, /^[4-9] of \d+ done/);
    },
  },
];
