import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { FluxPage } from '../..';
import type { KubernetesObject } from '../../../dev/cluster';
import { component } from '../../../dev/entities';
import {
  clustersOf,
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

const owned = (
  name: string,
  owner: string,
  annotations: Record<string, string>,
) => ({
  ...component(name, annotations),
  spec: { type: 'service', lifecycle: 'production', owner },
});

const ID = 'backstage.io/kubernetes-id';
const CATALOG = [
  owned('podinfo', 'team-a', { [ID]: 'podinfo' }),
  owned('shop', 'team-b', { [ID]: 'checkout' }),
  owned('elsewhere', 'team-b', {
    [ID]: 'podinfo',
    'backstage.io/kubernetes-namespace': 'team-z',
  }),
  owned('unrelated', 'team-c', { 'example.com/other': 'podinfo' }),
];

const renderFleet = (options: Partial<PageOptions> = {}) =>
  renderPage(
    <Routes>
      <Route path="/*" element={<FluxPage />} />
    </Routes>,
    { story: 'all-well', inCatalog: CATALOG, ...options },
  );

const allRows = async (user: {
  selectOptions: (element: Element, value: string) => Promise<void>;
}) => {
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Rows per page' }),
    '100',
  );
};

const release = (table: HTMLElement) =>
  rowOf(table, 'podinfo', { kind: 'HelmRelease', cluster: 'staging' });

describe('the entity of a resource', () => {
  it('is a link to it with its owner, and resources of no entity say so', async () => {
    const { user } = await renderFleet();
    const table = await filledTable(TITLE);
    await allRows(user);
    const row = await waitFor(() => {
      const found = release(table);
      expect(text(found, 'Entity')).toBe('podinfo Owner team-a');
      return found;
    });
    expect(within(row).getByRole('link', { name: 'team-a' })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-a',
    );
    expect(
      within(row)
        .getAllByRole('link', { name: 'podinfo' })
        .map(link => link.getAttribute('href')),
    ).toContain('/catalog/default/component/podinfo');
    expect(
      text(
        rowOf(table, 'flux-system', {
          kind: 'Kustomization',
          cluster: 'staging',
        }),
        'Entity',
      ),
    ).toBe('Not in the catalog');
  });

  it('of a chart that Flux made for a release, and of an artifact of a generator, is that of the release and the generator', async () => {
    const unlabelled = ({ metadata, ...object }: KubernetesObject) => ({
      ...object,
      metadata: { ...metadata, labels: {} },
    });
    const { user } = await renderFleet({
      story: clustersOf('all-kinds').map(cluster => ({
        ...cluster,
        objects: cluster.objects.map(each =>
          each.kind === 'ExternalArtifact' ? unlabelled(each) : each,
        ),
      })),
    });
    const table = await filledTable(TITLE);
    await allRows(user);
    const of = (kind: string, name: string) =>
      text(rowOf(table, name, { kind, cluster: 'production-eu' }), 'Entity');
    await waitFor(() =>
      expect(of('HelmChart', 'team-a-podinfo')).toBe('podinfo Owner team-a'),
    );
    expect(of('ExternalArtifact', 'podinfo-generated')).toBe(
      'podinfo Owner team-a',
    );
    // Its release belongs to no entity.
    expect(of('HelmChart', 'team-b-postgresql')).toBe('Not in the catalog');
  });

  it('is found by a label selector, within its namespace', async () => {
    const { user } = await renderFleet({
      inCatalog: [
        owned('by-labels', 'team-a', {
          'backstage.io/kubernetes-label-selector': `${ID} in (podinfo,shop),!legacy`,
          'backstage.io/kubernetes-namespace': 'team-a',
        }),
        owned('invalid', 'team-a', {
          'backstage.io/kubernetes-label-selector': 'app in podinfo',
        }),
      ],
    });
    const table = await filledTable(TITLE);
    await allRows(user);
    await waitFor(() =>
      expect(text(release(table), 'Entity')).toBe('by-labels Owner team-a'),
    );
  });

  it('is asked for once, in pages with few fields', async () => {
    const many = Array.from({ length: 700 }, (_, index) =>
      owned(`service-${index}`, 'team-b', { [ID]: `service-${index}` }),
    );
    const { catalog, user } = await renderFleet({
      inCatalog: [...many, ...CATALOG],
    });
    const table = await filledTable(TITLE);
    await waitFor(() => expect(names(table).length).toBeGreaterThan(0));
    await waitFor(() => expect(catalog.requests).toHaveLength(2));
    await user.click(screen.getByRole('tab', { name: 'Clusters' }));
    await screen.findByRole('table', { name: 'Clusters' });
    await user.click(screen.getByRole('tab', { name: 'Resources' }));
    await filledTable(TITLE);
    await settle();
    expect(catalog.requests).toHaveLength(2);
    const [first, second] = catalog.requests;
    expect(first?.getAll('filter')).toEqual([
      `metadata.annotations.${ID}`,
      'metadata.annotations.backstage.io/kubernetes-label-selector',
    ]);
    expect(first?.get('limit')).toBe('500');
    for (const each of [first, second]) {
      expect(each?.get('fields')).not.toMatch(/spec,|metadata,|^metadata$/);
      expect(each?.get('fields')).toContain('relations');
    }
  });
});

describe('filters by the catalog', () => {
  const catalogFilter = () =>
    screen.findByRole('combobox', { name: 'Catalog' });

  it('show the resources of the person’s own entities, and those of none', async () => {
    const { user } = await renderFleet({
      ownership: ['user:default/me', 'group:default/Team-B'],
    });
    const table = await filledTable(TITLE);
    const select = await catalogFilter();
    await user.selectOptions(select, 'My entities');
    await waitFor(() =>
      expect(new Set(names(table).map(name => name.split(' ')[0]))).toEqual(
        new Set(['checkout']),
      ),
    );
    await user.selectOptions(select, 'Not in the catalog');
    await waitFor(() => {
      const shown = names(table);
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.join()).not.toMatch(/checkout|podinfo team-a/);
    });
  });

  it('are chosen by owner and searched by entity:, and the search matches owners', async () => {
    const { user } = await renderFleet();
    const table = await filledTable(TITLE);
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Owner' }),
      'team-b',
    );
    const checkout = await waitFor(() => {
      const shown = names(table);
      expect(shown.every(name => name.startsWith('checkout'))).toBe(true);
      return shown;
    });
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Owner' }),
      'All',
    );
    const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
    for (const query of [
      'entity:shop',
      'owner:team-b',
      'group:default/team-b',
    ]) {
      await user.clear(search);
      await user.click(search);
      await user.paste(query);
      await waitFor(() => expect(names(table)).toEqual(checkout));
    }
  });
});

describe('a catalog that cannot be read', () => {
  it('leaves the page as it is, and is told in one line', async () => {
    const { container, user } = await renderFleet({ catalogStatus: 403 });
    const table = await filledTable(TITLE);
    await allRows(user);
    expect(
      await screen.findByText(
        /^The catalog could not be read \(not permitted \(HTTP 403\)\)/,
      ),
    ).toBeInTheDocument();
    expect(names(table).length).toBeGreaterThan(0);
    expect(text(release(table), 'Entity')).toBe('');
    expect(container).not.toHaveTextContent('Not in the catalog');
    expect(screen.queryByRole('combobox', { name: 'Catalog' })).toBeNull();
  });

  it('that shows no entity calls nothing "not in the catalog"', async () => {
    const { container } = await renderFleet({ inCatalog: [] });
    await filledTable(TITLE);
    expect(
      await screen.findByText(/^No entity that you can see in the catalog/),
    ).toBeInTheDocument();
    await settle();
    expect(container).not.toHaveTextContent('Not in the catalog');
  });
});
