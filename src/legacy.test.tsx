import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { component } from '../dev/entities';
import * as flux from '.';
import { CARDS } from './components/cards';
import {
  columnNames,
  filledTable,
  names,
  renderPage,
  rowOf,
  rows,
  rowTexts,
  settle,
  setUpPages,
  tested,
  text,
} from './__testUtils__';

setUpPages();

const NAMED = Object.values(CARDS).map(each => each.component);

const APPLIER = ['Name', 'Source', 'Revision', 'Status', 'Updated', 'Actions'];
const SOURCE = ['URL', 'Artifact', 'Status', 'Updated', 'Actions'];

/** Columns of each card, its number of rows, and the first cells of one row. */
const SHOWN: Record<string, [readonly string[], number, readonly string[]]> = {
  'Flux deployments': [
    ['Kind', ...APPLIER],
    8,
    [
      'Kustomization',
      'podinfo-config team-a · staging',
      'GitRepository team-a/podinfo-settings overlays/production',
      'v1.4.0@sha1:cb0e0132',
      'Ready',
    ],
  ],
  'Flux Kustomizations': [
    APPLIER,
    4,
    [
      'podinfo team-a · production-eu',
      'OCIRepository team-a/podinfo-manifests',
      '6.9.2@sha256:713fbf24 from 865f3455',
      'Ready',
    ],
  ],
  'Flux HelmReleases': [
    APPLIER,
    4,
    [
      'podinfo-redis team-a · staging',
      'HelmRepository team-a/registry redis 20.x',
      '20.1.7',
      'Ready',
      '41 days ago',
    ],
  ],
  'Flux sources': [
    ['Kind', 'Name', 'Verified', ...SOURCE],
    10,
    [
      'HelmRepository',
      'registry team-a · staging',
      '',
      'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts',
      '',
      'Ready',
      '92 days ago',
    ],
  ],
  'Flux GitRepositories': [
    ['Name', 'Verified', ...SOURCE],
    4,
    [
      'podinfo team-a · production-eu',
      'Not configured',
      'https://github.com/stefanprodan/podinfo.git branch main',
      'main@sha1:46128386',
      'Ready',
      '3 hours ago',
    ],
  ],
  'Flux OCIRepositories': [
    ['Name', 'Verified', ...SOURCE],
    2,
    [
      'podinfo-manifests team-a · staging',
      'Not configured',
      'oci://ghcr.io/stefanprodan/manifests/podinfo semver >=6.9.0',
      '6.9.2@sha256:713fbf24 from 865f3455',
      'Ready',
    ],
  ],
  'Flux HelmRepositories': [
    ['Name', ...SOURCE],
    4,
    [
      'podinfo team-a · staging',
      'https://stefanprodan.github.io/podinfo',
      'sha256:f106295e',
      'Ready',
      '2 days ago',
    ],
  ],
  'Flux ImagePolicies': [
    [
      'Name',
      'Policy',
      'Image repository',
      'Latest image',
      'Status',
      'Updated',
      'Actions',
    ],
    2,
    [
      'podinfo team-a · staging',
      'SemVer 6.x',
      'team-a/podinfo',
      '6.9.2 ghcr.io/stefanprodan/podinfo sha256:99c79cd2',
      'Ready',
    ],
  ],
};

const eight = (
  <>
    {NAMED.map(name => {
      const Card = flux[name];
      return <Card key={name} />;
    })}
  </>
);

test('the package exports every card of the table and those of any kinds, of versions and the summary, each registered under its own name', () => {
  const exported = Object.entries(flux).filter(([name]) =>
    name.endsWith('Card'),
  );
  expect(exported.map(([name]) => name).sort()).toEqual(
    [
      ...NAMED,
      'EntityFluxCard',
      'EntityFluxSummaryCard',
      'FluxRuntimeCard',
      'EntityFluxVersionsCard',
    ].sort(),
  );
  for (const [name, Card] of exported) {
    expect(Card).toHaveProperty('displayName', `Extension(${name})`);
  }
});

test('the plugin registers its API', () => {
  const [factory] = flux.fluxPlugin.getApis();
  expect(factory?.api.id).toBe('plugin.flux.service');
});

test('each card shows its kinds from all clusters, in its columns', async () => {
  await renderPage(eight, { story: 'all-well' });
  await filledTable('Flux ImagePolicies');
  expect(screen.getAllByRole('table')).toHaveLength(8);
  for (const [title, [columns, count, row]] of Object.entries(SHOWN)) {
    const table = await filledTable(title);
    expect(columnNames(table)).toEqual(columns);
    const texts = rowTexts(table);
    expect(texts).toHaveLength(count);
    expect(texts.map(cells => cells.slice(0, row.length))).toContainEqual(row);
  }
  // Resources of other entities do not show.
  expect(screen.queryByText('checkout')).not.toBeInTheDocument();
});

test('eight cards send one request for the clusters, and one per poll for the objects', async () => {
  const page = await renderPage(eight, { story: 'all-well' });
  const table = await filledTable('Flux HelmReleases');
  const query = 'POST /resources/custom/query';
  expect(page.asked().slice(0, 2)).toEqual(['GET /clusters', query]);
  // Includes the requests for HelmCharts and access reviews, which are sent once.
  await settle(500);
  expect(page.queries()).toBe(1);

  const before = page.asked().length;
  await page.poll();
  await page.poll();
  expect(page.asked().slice(before)).toEqual([query, query]);
  expect(rowOf(table, 'podinfo', { cluster: 'staging' })).toBeVisible();
});

test('a card that is mounted later polls for its kinds', async () => {
  const { EntityFluxImagePoliciesCard, EntityFluxKustomizationsCard } = flux;
  const page = await renderPage(<EntityFluxKustomizationsCard key="first" />, {
    story: 'all-well',
  });
  await filledTable('Flux Kustomizations');
  page.show(
    <>
      <EntityFluxKustomizationsCard key="first" />
      <EntityFluxImagePoliciesCard key="later" />
    </>,
  );
  expect(names(await filledTable('Flux ImagePolicies'))).toHaveLength(2);
  const plurals = page.standIn.requests
    .filter(({ path }) => path === '/resources/custom/query')
    .map(({ body }) => JSON.stringify(body).match(/(?<="plural":")\w+/g));
  // Appliers take the kinds of source that they refer to with them.
  const isSource = (plural: string) =>
    /repositories$|^helmcharts$|^buckets$|^externalartifacts$/.test(plural);
  expect(plurals.map(all => all?.filter(each => !isSource(each)))).toEqual([
    ['kustomizations'],
    ['imagepolicies', 'kustomizations'],
  ]);
});

test('the package exports the tab, which shows the resources of the entity', async () => {
  const { EntityFluxContent } = flux;
  expect(EntityFluxContent).toHaveProperty(
    'displayName',
    'Extension(EntityFluxContent)',
  );
  await renderPage(
    <Routes>
      <Route path="/*" element={<EntityFluxContent />} />
    </Routes>,
    { story: 'all-well' },
  );
  await filledTable('Other Flux resources');
  expect(screen.getAllByRole('table')).toHaveLength(5);
});

test('a card takes a title, and columns in their order, without unknown ones', async () => {
  const { EntityFluxHelmReleasesCard } = flux;
  await renderPage(
    <EntityFluxHelmReleasesCard
      title="Releases"
      columns={['status', 'policy', 'status', 'updated']}
    />,
    { story: 'all-well' },
  );
  const table = await filledTable('Releases');
  expect(columnNames(table)).toEqual(['Name', 'Status', 'Updated', 'Actions']);
  expect(names(table)).toHaveLength(4);
});

test('EntityFluxCard shows any kinds, in columns that suit them', async () => {
  const { EntityFluxCard } = flux;
  const page = await renderPage(
    <EntityFluxCard kinds={['HelmChart', 'Bucket', 'Kustomization']} />,
    { story: 'oci-chart' },
  );
  const table = await filledTable('Flux resources');
  expect(columnNames(table)).toEqual([
    'Kind',
    'Name',
    'Source',
    'Revision',
    'URL',
    'Artifact',
    'Status',
    'Updated',
    'Actions',
  ]);
  expect(text(rowOf(table, 'podinfo-shared'), 'URL')).toBe(
    'HelmRepository team-a/podinfo podinfo 6.x',
  );
  expect(page.queries()).toBe(1);
});

test('EntityFluxCard shows kinds without a card of their own, with the title and columns of the app', async () => {
  const { EntityFluxCard } = flux;
  await renderPage(
    <EntityFluxCard
      kinds={['ImageRepository']}
      title="Images"
      columns={['status', 'url']}
      many={false}
    />,
    { story: 'actions' },
  );
  const table = await filledTable('Images');
  expect(columnNames(table)).toEqual(['Name', 'Status', 'URL', 'Actions']);
  expect(names(table)).toEqual([
    'podinfo team-a · edge-01',
    'podinfo team-a · production-eu',
  ]);
  const [production] = rows(table);
  expect(production && text(production, 'URL')).toBe(
    'ghcr.io/stefanprodan/podinfo',
  );
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('EntityFluxCard with the kinds of another card has its columns', async () => {
  const { EntityFluxCard } = flux;
  await renderPage(<EntityFluxCard kinds={['ImagePolicy']} />, {
    story: 'all-well',
  });
  const [columns, count] = SHOWN['Flux ImagePolicies'] ?? [];
  const table = await filledTable('Flux resources');
  expect(columnNames(table)).toEqual(columns);
  expect(names(table)).toHaveLength(count ?? 0);
});

test.each([
  [tested.podinfo, true],
  [tested.selected, true],
  [tested.notAnnotated, false],
  [component('empty', { 'backstage.io/kubernetes-id': '' }), false],
])('isFluxAvailable follows the annotations of the entity', (entity, is) => {
  expect(flux.isFluxAvailable(entity)).toBe(is);
});
