import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { FluxPage } from '../..';
import type { FluxKind } from '../../flux';
import { fault } from '../../api/__testUtils__/cases';
import {
  actionButton,
  cell,
  clustersOf,
  doors,
  filledTable,
  names,
  renderPage,
  rowOf,
  settle,
  setUpPages,
  text,
  type PageOptions,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux resources';

/** The page at its own route, beside the one of an app's other pages. */
const renderFleet = (options: Partial<PageOptions> = {}) =>
  renderPage(
    <Routes>
      <Route path="/*" element={<FluxPage />} />
    </Routes>,
    { story: 'cluster-down', ...options },
  );

/** The table with all rows on one page. */
async function wholeTable(
  user: Awaited<ReturnType<typeof renderFleet>>['user'],
): Promise<HTMLElement> {
  const table = await filledTable(TITLE);
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Rows per page' }),
    '100',
  );
  return table;
}

const tile = (name: RegExp) => screen.findByRole('button', { name });

describe('the page of all clusters', () => {
  it('shows the resources of all clusters, of any entity and of none', async () => {
    const { queries, user } = await renderFleet({ story: 'all-well' });
    const table = await wholeTable(user);
    expect(screen.getByText('2 clusters')).toBeInTheDocument();
    // They belong to an entity, to another one, to the platform, and to a team without an entity.
    for (const [kind, name] of [
      ['HelmRelease', 'podinfo'],
      ['Kustomization', 'checkout'],
      ['Kustomization', 'flux-system'],
      ['HelmRelease', 'postgresql'],
    ] as const) {
      expect(
        rowOf(table, name, { kind, cluster: 'staging' }),
      ).toBeInTheDocument();
    }
    // Backstage's query is about one entity.
    expect(queries()).toBe(0);
  });

  it('shows of each kind where its content comes from, and its revision', async () => {
    const { user } = await renderFleet({ story: 'image-update' });
    const table = await wholeTable(user);
    const cells = (kind: FluxKind, name: string) => {
      const row = rowOf(table, name, { kind, cluster: 'production-eu' });
      return [text(row, 'Source'), text(row, 'Revision')];
    };
    await waitFor(() =>
      expect(cells('Kustomization', 'podinfo')).toEqual([
        expect.stringMatching(/^GitRepository team-a\/podinfo/),
        expect.stringMatching(/^main@sha1:/),
      ]),
    );
    expect(cells('GitRepository', 'podinfo')).toEqual([
      expect.stringMatching(/^https:\/\/github\.com\/.*branch main$/),
      expect.stringMatching(/^main@sha1:/),
    ]);
    expect(cells('ImagePolicy', 'podinfo')).toEqual([
      expect.stringMatching(/podinfo$/),
      expect.stringMatching(/^6\.\d+\.\d+/),
    ]);
    expect(cells('ImageUpdateAutomation', 'podinfo')).toEqual([
      expect.stringMatching(/^GitRepository team-a\/podinfo branch /),
      expect.stringMatching(/^sha1:[0-9a-f]{8}$/),
    ]);
  });

  it('shows each source of a generator once', async () => {
    const sources = ['podinfo', 'charts', 'podinfo'].map(name => ({
      alias: name,
      kind: 'GitRepository',
      name,
    }));
    const story = clustersOf('all-kinds').map(cluster => ({
      ...cluster,
      objects: cluster.objects.map(object =>
        object.kind === 'ArtifactGenerator'
          ? { ...object, spec: { ...object.spec, sources } }
          : object,
      ),
    }));
    const { user } = await renderFleet({ story });
    const row = rowOf(await wholeTable(user), 'podinfo-composer');
    expect(text(row, 'Source')).toBe(
      'GitRepository team-a/podinfo GitRepository team-a/charts',
    );
  });

  it('does not call the source of a kind that has none unknown', async () => {
    const { user } = await renderFleet({ story: 'all-kinds' });
    const table = await wholeTable(user);
    const sourceOf = (kind: FluxKind, name: string) =>
      text(rowOf(table, name, { kind, cluster: 'production-eu' }), 'Source');
    expect(sourceOf('FluxInstance', 'flux')).toBe('semver 2.x');
    expect(within(table).queryByText('unknown source')).not.toBeInTheDocument();
  });

  it('says which cluster does not answer, and shows the others', async () => {
    await renderFleet();
    await filledTable(TITLE);
    expect(
      await screen.findByText(/^3 clusters · 1 could not be read/),
    ).toBeInTheDocument();
    expect(await tile(/^production-us: cannot be reached/)).toBeInTheDocument();
    expect(await tile(/^staging: All \d+ resources are ready/)).toBeVisible();
    expect(doors(TITLE)).toEqual([]);
  });

  it('narrows the table to a cluster, which the URL keeps, and back', async () => {
    const { user } = await renderFleet();
    const table = await filledTable(TITLE);
    const all = names(table);
    expect(all.some(name => name.includes('production-eu'))).toBe(true);
    await user.click(await tile(/^staging: /));
    await waitFor(() =>
      expect(names(table).every(name => name.endsWith('· staging'))).toBe(true),
    );
    expect(await tile(/^staging: /)).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('combobox', { name: 'Cluster' })).toHaveValue(
      'staging',
    );
    await user.click(await tile(/^staging: /));
    await waitFor(() => expect(names(table)).toEqual(all));
  });

  it('says of a chosen cluster without rows that some could not be read', async () => {
    const { user } = await renderFleet();
    await filledTable(TITLE);
    await user.click(await tile(/^production-us: /));
    expect(await screen.findByText(/^No matches\./)).toHaveTextContent(
      'Some clusters did not respond, so resources may be missing.',
    );
  });

  it('keeps what was typed a moment before a cluster is chosen', async () => {
    const { user } = await renderFleet();
    const table = await filledTable(TITLE);
    const staging = await tile(/^staging: /);
    const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
    await user.click(search);
    await user.paste('checkout');
    await user.click(staging);
    await settle(1_000);
    expect(staging).toHaveAttribute('aria-pressed', 'true');
    expect(search).toHaveValue('checkout');
    const shown = names(table);
    expect(shown.length).toBeGreaterThan(0);
    for (const name of shown) expect(name).toMatch(/^checkout .*· staging$/);
  });

  it('acts on a row, and opens its details', async () => {
    const { user, patches } = await renderFleet();
    const table = await filledTable(TITLE);
    const row = rowOf(table, 'checkout', {
      kind: 'Kustomization',
      cluster: 'staging',
    });
    await user.click(actionButton(row, /^Sync Kustomization/));
    await waitFor(() => expect(patches()).toHaveLength(1));
    await waitFor(() => expect(text(row, 'Status')).toBe('Ready'));
    // The entity of this name is linked in another column.
    const name = within(cell(row, 'Name'));
    await user.click(name.getByRole('link', { name: 'checkout' }));
    expect(
      await screen.findByRole('dialog', { name: /checkout/ }),
    ).toBeInTheDocument();
  });

  it('shows the version of Flux where it is known, and requests nothing for that', async () => {
    const { user, standIn } = await renderFleet({ story: 'runtime' });
    await filledTable(TITLE);
    // Flux Operator reports it, among the resources.
    expect(
      await tile(/^production-eu: All .* are ready · Flux 2\.9\.0$/),
    ).toBeVisible();
    expect(await tile(/^staging: All \d+ resources are ready$/)).toBeVisible();
    const deployments = () =>
      standIn.requests.filter(({ path }) => path.includes('/deployments'));
    expect(deployments()).toEqual([]);
    await user.click(screen.getByRole('tab', { name: 'Clusters' }));
    const table = await screen.findByRole('table', { name: 'Clusters' });
    await waitFor(() => expect(table).not.toHaveTextContent('Loading'));
    const read = deployments().length;
    expect(read).toBeGreaterThan(0);
    await user.click(screen.getByRole('tab', { name: 'Resources' }));
    await filledTable(TITLE);
    expect(await tile(/^staging: .* · Flux 2\.9\.0, 2\.8\.3$/)).toBeVisible();
    expect(deployments()).toHaveLength(read);
  });

  it('lists the clusters in a tab of their own, from where each leads to its resources', async () => {
    const { user } = await renderFleet();
    await filledTable(TITLE);
    await user.click(screen.getByRole('tab', { name: 'Clusters' }));
    const table = await screen.findByRole('table', { name: 'Clusters' });
    const [, first, ...others] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/^production-uscannot be reached/);
    expect(others).toHaveLength(2);
    await user.click(within(table).getByRole('link', { name: 'staging' }));
    const resources = await filledTable(TITLE);
    expect(names(resources).every(name => name.endsWith('· staging'))).toBe(
      true,
    );
  });

  it('without any Flux resource says where it looked', async () => {
    await renderFleet({
      story: [{ name: 'bare', flux: '2.9', objects: [] }],
    });
    expect(
      await screen.findByText('No Flux resources found'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Searched all namespaces on bare\./),
    ).toBeInTheDocument();
  });

  it('says why where no cluster can be read', async () => {
    await renderFleet({
      story: [
        {
          name: 'lost',
          flux: '2.9',
          objects: [],
          faults: [fault({ type: 'refused' })],
        },
      ],
    });
    expect(
      await screen.findByText(/lost: cannot be reached/),
    ).toBeInTheDocument();
  });
});

it('shows fifty clusters with three dead: those to look at first, the others on demand', async () => {
  const { user } = await renderFleet({ story: 'fleet-50' });
  await filledTable(TITLE);
  await waitFor(
    () =>
      expect(
        screen.getByText(
          '50 clusters · 3 could not be read · 4 need attention',
        ),
      ).toBeInTheDocument(),
    { timeout: 30_000 },
  );
  const strip = screen.getByRole('group', { name: /^50 clusters/ });
  const tiles = () =>
    within(strip)
      .getAllByRole('listitem')
      .map(each => each.textContent);
  expect(tiles().slice(0, 4)).toEqual([
    'edge-07cannot be reached',
    'lab-10cannot be reached',
    'us-04cannot be reached',
    'edge-022 of 27 need attention',
  ]);
  expect(tiles()).toHaveLength(12);
  await user.click(screen.getByRole('button', { name: /^Show all clusters/ }));
  expect(tiles()).toHaveLength(50);
});
