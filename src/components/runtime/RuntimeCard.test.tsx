import { screen, waitFor, within } from '@testing-library/react';
import flux, { FluxRuntimeCard } from '../..';
import { fault } from '../../api/__testUtils__/cases';
import {
  renderPage,
  setUpPages,
  settle,
  type PageOptions,
} from '../../__testUtils__';
import { setVisible } from '../../__testUtils__/visibility';
import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { startBackstage } from '../../__testUtils__/backstage';

setUpPages();

const MINUTE = 60_000;

async function renderCard(options: Partial<PageOptions> = {}) {
  const page = await renderPage(<FluxRuntimeCard />, {
    story: 'runtime',
    ...options,
  });
  const lists = () =>
    page.standIn.requests.filter(({ path }) => path.includes('/deployments?'));
  return { ...page, lists };
}

const loaded = async () => {
  const table = await screen.findByRole('table', { name: 'Flux runtime' });
  await waitFor(() => expect(table).not.toHaveTextContent('Loading'));
  return table;
};

describe('the card of the runtime', () => {
  it('shows the Flux of each cluster, and lists no resources for that', async () => {
    const { standIn } = await renderCard();
    const table = await loaded();
    expect(screen.getByText(/^Flux 2\.9\.0 on 2 clusters, /)).toBeVisible();
    expect(within(table).getByText('production-eu')).toBeVisible();
    // There is no other column that says why.
    expect(table).toHaveTextContent(/lab-02cannot be reached.*ECONNREFUSED/);
    expect(
      standIn.requests.filter(({ path }) => path.includes('fluxcd.io/')),
    ).toEqual([]);
  });

  it('opens the details of a controller', async () => {
    const { user } = await renderCard();
    const table = await loaded();
    await user.click(
      within(table).getByRole('button', { name: 'Controllers on staging' }),
    );
    const [controller] = screen.getAllByRole('link', {
      name: 'source-controller',
    });
    if (!controller) throw new Error('no link');
    await user.click(controller);
    expect(
      await screen.findByRole('dialog', {
        name: 'Deployment source-controller',
      }),
    ).toHaveTextContent('flux-system · staging');
  });

  it('says in one sentence that all clusters have the same version', async () => {
    await renderCard({ story: 'crash-loop' });
    expect(await screen.findByText(/^Flux 2\.9\.0 on /)).toBeVisible();
  });

  it('reads each cluster once a minute, and none in a hidden tab', async () => {
    const { lists } = await renderCard();
    await loaded();
    await settle(2_000);
    const each = lists().length;
    await settle(MINUTE - 10_000);
    expect(lists()).toHaveLength(each);
    setVisible(false);
    await settle(5 * MINUTE);
    expect(lists()).toHaveLength(each);
    setVisible(true);
    await waitFor(() => expect(lists()).toHaveLength(2 * each));
  });

  it('keeps what it knows of a cluster that fails later, and says why', async () => {
    const { cluster, lists } = await renderCard();
    const table = await loaded();
    const before = lists().length;
    cluster('production-eu').setFaults([fault({ type: 'refused' })]);
    setVisible(false);
    await settle(2 * MINUTE);
    setVisible(true);
    await waitFor(() => expect(lists().length).toBeGreaterThan(before));
    await waitFor(() =>
      expect(table).toHaveTextContent(
        /production-euFlux 2\.9\.0All 6 controllers readycannot be reached/,
      ),
    );
  });
});

it('shows the card on a page of an app of the new frontend system', async () => {
  const backstage = startBackstage('runtime');
  const page = PageBlueprint.make({
    name: 'platform',
    params: {
      path: '/',
      loader: async () => <FluxRuntimeCard title="Flux everywhere" />,
    },
  });
  renderTestApp({
    features: [
      flux,
      createFrontendModule({ pluginId: 'app', extensions: [page] }),
    ],
    apis: [...backstage.kubernetesApis, mockApis.permission()],
  });
  expect(
    await screen.findByRole('table', { name: 'Flux everywhere' }),
  ).toHaveTextContent('production-eu');
});
