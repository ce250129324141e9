import { waitFor, within } from '@testing-library/react';
import { CLUSTER_ADMIN } from '../../../dev/cluster';
import { EntityFluxDeploymentsCard } from '../..';
import {
  filledTable,
  openDetails,
  renderPage,
  rowOf,
  settle,
  setUpPages,
} from '../../__testUtils__';
import { clustersOf } from '../../__testUtils__/backstage';
import { setVisible } from '../../__testUtils__/visibility';

setUpPages();

/** Longer than two polls of details, in ms. */
const TWO_POLLS_MS = 25_000;

/** Each section that reads something of its own, and what it shows. */
const SECTIONS: readonly (readonly [string, RegExp])[] = [
  ['Resources', /1 (in progress|failed)/],
  ['Events', /HealthCheckFailed/],
  ['YAML', /kind: Kustomization/],
  ['Logs', /kustomize-controller/],
];

/** Opens a section of a Kustomization that fails. */
async function openSection(name: string) {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: clustersOf('waiting')
      .slice(0, 1)
      .map(cluster => ({
        ...cluster,
        rules: CLUSTER_ADMIN,
      })),
  });
  const table = await filledTable('Flux deployments');
  const dialog = await openDetails(page.user, rowOf(table, 'redis'), 'redis');
  await page.user.click(await within(dialog).findByRole('tab', { name }));
  const panel = await within(dialog).findByRole('tabpanel', { name });
  return { ...page, panel };
}

describe.each(SECTIONS)('the section %s', (name, content) => {
  it('keeps what it has when a newer reading fails, says so and since when, and recovers', async () => {
    const { panel, standIn } = await openSection(name);
    await waitFor(() => expect(panel).toHaveTextContent(content));
    standIn.setFaults([{ effect: { type: 'status', status: 500 } }]);
    await settle(TWO_POLLS_MS);
    expect(within(panel).getAllByRole('alert')[0]).toHaveTextContent('500');
    expect(panel).toHaveTextContent(content);
    expect(panel).toHaveTextContent(/Updated \d\d seconds ago/);
    standIn.setFaults([]);
    await settle(TWO_POLLS_MS);
    await waitFor(() =>
      expect(within(panel).queryByRole('alert')).not.toBeInTheDocument(),
    );
  });

  it('reads nothing while the page is hidden, and again at once when it is shown', async () => {
    const { panel, standIn } = await openSection(name);
    await waitFor(() => expect(panel).toHaveTextContent(content));
    setVisible(false);
    await settle(1_000);
    const { length } = standIn.requests;
    await settle(TWO_POLLS_MS);
    expect(standIn.requests).toHaveLength(length);
    setVisible(true);
    await settle(TWO_POLLS_MS);
    expect(standIn.requests.length).toBeGreaterThan(length);
  });
});
