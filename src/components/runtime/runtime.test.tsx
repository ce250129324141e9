import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { CLUSTER_ADMIN } from '../../../dev/cluster';
import { FluxPage } from '../..';
import { renderPage, setUpPages, type PageOptions } from '../../__testUtils__';

setUpPages();

/** Opens the page's tab "Clusters". */
async function renderClusters(options: Partial<PageOptions> = {}) {
  const page = await renderPage(
    <Routes>
      <Route path="/*" element={<FluxPage />} />
    </Routes>,
    { story: 'runtime', ...options },
  );
  await page.user.click(await screen.findByRole('tab', { name: 'Clusters' }));
  const table = await screen.findByRole('table', { name: 'Clusters' });
  const row = (cluster: string) => {
    const header = within(table).getByRole('rowheader', {
      name: new RegExp(cluster),
    });
    const found = header.closest('tr');
    if (!found) throw new Error(`no row of ${cluster}`);
    return found;
  };
  const flux = (cluster: string) => {
    const [cell] = within(row(cluster)).getAllByRole('cell');
    return cell;
  };
  /** Opens a cluster. */
  const open = (cluster: string) =>
    page.user.click(
      within(row(cluster)).getByRole('button', {
        name: `Controllers on ${cluster}`,
      }),
    );
  await waitFor(() => expect(table).not.toHaveTextContent('Loading'));
  return { ...page, table, row, flux, open };
}

const controllers = (name: RegExp) => screen.getByRole('table', { name });

const texts = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      [...row.children].map(({ textContent }) => textContent).join(' | '),
    );

describe('the Flux of each cluster', () => {
  it('says in one sentence which versions run where, and what is wrong', async () => {
    await renderClusters();
    expect(
      screen.getByText(
        'Flux 2.9.0 on 2 clusters, 2.8.3 on 1 cluster, 2.6.0 on 1 cluster · version unknown on 1 cluster · not installed on 1 cluster · 2 controllers not ready · old API versions in use on 2 clusters · 1 could not be read',
      ),
    ).toBeInTheDocument();
  });

  it('begins its sentence with a capital where no version is known', async () => {
    await renderClusters({ story: 'all-well' });
    expect(
      await screen.findByText('Version unknown on 2 clusters'),
    ).toBeInTheDocument();
  });

  it('puts first what somebody should look at, with the reason', async () => {
    const { table, flux } = await renderClusters();
    const names = within(table)
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent);
    expect(names.slice(0, 3)).toEqual(['lab-02', 'production-us', 'staging']);
    expect(flux('lab-02')).toHaveTextContent(/^cannot be reached$/);
    expect(flux('production-us')).toHaveTextContent(
      /^Flux 2\.6\.0helm-controller: 0 of 1 ready: manager: OOMKilled, exited with code 137, restarted \d+ times3 resources at old API versions$/,
    );
    expect(flux('production-eu')).toHaveTextContent(
      /^Flux 2\.9\.0All 6 controllers ready$/,
    );
    expect(flux('lab-01')).toHaveTextContent(/^Flux is not installed$/);
  });

  it('does not say that Flux is not installed where its API is served', async () => {
    const { flux } = await renderClusters({
      story: [{ name: 'lab', flux: '2.9', objects: [], rules: CLUSTER_ADMIN }],
    });
    expect(flux('lab')).toHaveTextContent(
      /^No controllers labelled app\.kubernetes\.io\/part-of=flux were found$/,
    );
    expect(
      screen.getByText('No controllers found on 1 cluster'),
    ).toBeInTheDocument();
  });

  it('says which role is missing where Deployments may not be read', async () => {
    const { flux } = await renderClusters();
    expect(flux('edge-01')).toHaveTextContent(
      /^Deployment: not permitted \(HTTP 403\)$/,
    );
    expect(
      screen.getByText(
        'Ask your administrator for the cluster role "backstage-flux-details" from the plugin’s README.',
      ),
    ).toBeInTheDocument();
  });

  it('says which permission of Backstage is missing where it refuses although the app was told that it permits', async () => {
    await renderClusters({
      denied: ['kubernetes.proxy'],
      authorize: () => AuthorizeResult.ALLOW,
    });
    expect(
      await screen.findByText(
        /^You need the permissions kubernetes\.clusters\.read and kubernetes\.proxy/,
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText('Loading')).toBeNull();
  });

  it('opens to the controllers with versions, restarts and the last end', async () => {
    const { open } = await renderClusters();
    await open('production-us');
    const [helm, ...others] = texts(
      controllers(/^Controllers in flux-system on production-us$/),
    );
    // Before Flux 2.7, Pods do not have the labels of their Deployment.
    expect(helm).toMatch(
      /^helm-controllermanager: OOMKilled, exited with code 137, restarted (\d+) times \| v1\.3\.0 \| 0 of 1 ready \| \1 \| OOMKilled, exited with code 137, \d minutes ago$/,
    );
    expect(others).toContain(
      'source-controller | v1.6.0 | 1 of 1 ready | 0 | —',
    );
  });

  it('keeps several installs of a cluster apart', async () => {
    const { open, flux } = await renderClusters();
    expect(flux('staging')).toHaveTextContent(
      'Flux 2.9.0 in flux-system, 2.8.3 in flux-tenants',
    );
    await open('staging');
    expect(
      texts(controllers(/^Controllers in flux-tenants on staging$/)),
    ).toEqual([
      'kustomize-controller | v1.8.1 | 1 of 1 ready | 0 | —',
      'source-controller | v1.8.2 | 1 of 1 ready | 0 | —',
    ]);
    expect(
      texts(controllers(/^Controllers in flux-system on staging$/)),
    ).toContain(
      'kustomize-controllerscaled to zero | v1.9.0 | 0 of 0 ready | 0 | —',
    );
  });

  it('lists the served versions of the API, and since when newer releases lack them', async () => {
    const { open } = await renderClusters();
    await open('production-us');
    const term = screen.getByText('helm.toolkit.fluxcd.io');
    expect(term.nextElementSibling).toHaveTextContent(
      'v2, v2beta2 (removed in Flux 2.8), v2beta1 (removed in Flux 2.7)',
    );
  });

  it('lists what was last written at versions that newer releases lack, with links to the details', async () => {
    const { open, user } = await renderClusters();
    await open('production-us');
    expect(
      screen.getByRole('heading', { name: 'Resources at old API versions' }),
    ).toBeVisible();
    // Flux 2.6 has no newer version of the image kinds than one that Flux 2.9 removes.
    expect(
      screen
        .getAllByRole('button', { name: /^Resources at / })
        .map(button => button.parentElement?.textContent),
    ).toEqual([
      'Kustomization v1beta1 (removed in Flux 2.7): 1 resource',
      'HelmRelease v2beta2 (removed in Flux 2.8): 2 resources',
    ]);
    await user.click(
      screen.getByRole('button', { name: 'Resources at HelmRelease v2beta2' }),
    );
    const link = screen.getByRole('link', { name: 'team-a/podinfo' });
    expect(link.closest('li')).toHaveTextContent(
      /^team-a\/podinfo last written by kustomize-controller$/,
    );
    await user.click(link);
    const dialog = await screen.findByRole('dialog', {
      name: /HelmRelease podinfo/,
    });
    expect(
      await within(dialog).findByText(
        'helm.toolkit.fluxcd.io/v2beta2: last written by kustomize-controller',
      ),
    ).toBeVisible();
  });

  it('says that a cluster no longer serves a version that its objects were written at', async () => {
    const { open } = await renderClusters();
    await open('staging');
    const show = screen.getByRole('button', {
      name: 'Resources at GitRepository v1beta2',
    });
    expect(show.parentElement).toHaveTextContent(
      /^GitRepository v1beta2 \(no longer served on this cluster\): 1 resource$/,
    );
  });

  it('shows the desired and the applied version of the Flux Operator', async () => {
    const { open } = await renderClusters();
    await open('production-eu');
    expect(
      screen.getByRole('heading', { name: 'Flux Operator 0.58.1' }),
    ).toBeVisible();
    const said = (name: string) =>
      screen.getByRole('link', { name }).closest('dt')?.nextElementSibling;
    expect(said('FluxInstance flux-system/flux')).toHaveTextContent(
      /^desired 2\.x, applied 2\.9\.0, ready$/,
    );
    expect(said('FluxReport flux-system/flux')).toHaveTextContent(
      /^Flux 2\.9\.0$/,
    );
  });

  it('opens the details of a FluxInstance, with what the Flux Operator has logged about it', async () => {
    const { open, user } = await renderClusters();
    await open('production-eu');
    await user.click(
      screen.getByRole('link', { name: 'FluxInstance flux-system/flux' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'FluxInstance flux',
    });
    await user.click(await within(dialog).findByRole('tab', { name: 'Logs' }));
    expect(
      await within(dialog).findByText(
        /^Read from flux-system\/flux-operator-[-a-z0-9]+$/,
      ),
    ).toBeVisible();
    const panel = within(dialog).getByRole('tabpanel', { name: 'Logs' });
    const [line] = within(panel).getAllByRole('listitem');
    expect(line).toHaveTextContent(/Reconciliation finished/);
  });

  it('opens the details of a controller, and the way back leads to the clusters', async () => {
    const { open, user } = await renderClusters();
    await open('production-us');
    await user.click(screen.getByRole('link', { name: 'helm-controller' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Deployment helm-controller',
    });
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(screen.getByRole('link', { name: 'helm-controller' })).toBeVisible();
  });

  it('takes one list of Deployments and one of Pods from each cluster', async () => {
    const { standIn } = await renderClusters();
    const paths = standIn.requests
      .filter(({ cluster }) => cluster === 'staging')
      .map(({ path }) => decodeURIComponent(path));
    expect(
      paths.filter(path => !path.includes('/apis/') || path.includes('/apps/')),
    ).toEqual([
      '/proxy/apis/apps/v1/deployments?labelSelector=app.kubernetes.io/part-of=flux&limit=500',
      expect.stringMatching(
        /^\/proxy\/api\/v1\/pods\?labelSelector=app in \(helm-controller,.*,source-controller\)&limit=500$/,
      ),
      '/proxy/apis',
    ]);
  });
});
