import { screen, waitFor, within } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxHelmReleasesCard } from '../..';
import {
  doors,
  filledTable,
  motley,
  names,
  renderPage,
  setUpPages,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux deployments';
const short = (table: HTMLElement) =>
  names(table).map(name => name.split(' ')[0]);

async function showMotley(card = <EntityFluxDeploymentsCard />) {
  const page = await renderPage(card, { story: motley() });
  const table = await filledTable(TITLE);
  const press = (name: string | RegExp) =>
    page.user.click(screen.getByRole('button', { name }));
  const choose = (filter: string, value: string) =>
    page.user.selectOptions(
      screen.getByRole('combobox', { name: filter }),
      value,
    );
  return { ...page, table, press, choose };
}

test('the summary counts the statuses, and its counts filter the rows', async () => {
  const { table, press } = await showMotley();
  expect(doors(TITLE)).toEqual([
    '2 of 5 need attention',
    '1 Stalled',
    '1 Failed',
    '1 Waiting',
    '1 Suspended',
    '1 Ready',
  ]);

  await press('2 of 5 need attention');
  expect(short(table)).toEqual(['cache', 'web-9']);
  const status = screen.getByRole('combobox', { name: 'Status' });
  expect(status).toHaveDisplayValue('Needs attention');

  await press('1 Waiting');
  expect(short(table)).toEqual(['docs']);
  expect(screen.getByRole('button', { name: '1 Waiting' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  // A second click removes the filter.
  await press('1 Waiting');
  expect(short(table)).toHaveLength(5);
});

test('filters by status, kind, cluster and namespace combine', async () => {
  const { table, choose } = await showMotley();
  const options = (name: string) =>
    within(screen.getByRole('combobox', { name }))
      .getAllByRole('option')
      .map(option => option.textContent);
  expect(options('Kind')).toEqual(['All', 'HelmRelease', 'Kustomization']);
  expect(options('Cluster')).toEqual(['All', 'production', 'staging']);
  expect(options('Namespace')).toEqual(['All', 'team-a', 'team-b']);
  // Sorted by severity, not alphabetically.
  expect(options('Status')).toEqual([
    'All',
    'Needs attention',
    'Stalled',
    'Failed',
    'Waiting',
    'Suspended',
    'Ready',
  ]);

  await choose('Kind', 'Kustomization');
  expect(short(table)).toEqual(['docs', 'web-9', 'web-10']);
  await choose('Namespace', 'team-a');
  expect(short(table)).toEqual(['web-9', 'web-10']);
  await choose('Status', 'Ready');
  expect(short(table)).toEqual(['web-10']);
  await choose('Cluster', 'staging');
  expect(short(table)).toEqual([]);
  expect(screen.getByText('No matches.')).toBeVisible();
  await choose('Cluster', 'All');
  expect(short(table)).toEqual(['web-10']);
});

test('a filter shows only if it has more than one value', async () => {
  await renderPage(<EntityFluxHelmReleasesCard />, { story: 'no-crds' });
  await filledTable('Flux HelmReleases');
  const filters = screen.getAllByRole('combobox');
  expect(filters.map(filter => filter.getAttribute('aria-label'))).toEqual([
    'Cluster',
  ]);
});

test('the search finds every text of a row', async () => {
  const { table, user } = await showMotley();
  const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
  for (const [what, words, found] of [
    ['a name', 'WEB-1', ['web-10']],
    ['a namespace', 'team-b', ['docs']],
    ['a cluster', 'staging', ['edge']],
    ['a kind', 'helmrel', ['cache', 'edge']],
    ['a source', 'GitRepository team-a/app', ['docs', 'web-9', 'web-10']],
    ['a path', './ten', ['web-10']],
    ['a chart', 'redis', ['cache']],
    ['a revision', '6.10.0', ['edge']],
    ['a status', 'suspended', ['edge']],
    ['a message', 'is sad', ['web-9']],
    ['a dependency', 'for team-a/web-9', ['docs']],
  ] as const) {
    await user.clear(search);
    await user.paste(`  ${words} `);
    await waitFor(() => expect([what, short(table)]).toEqual([what, found]));
  }
});

test('without matches, one button clears the search and the filters', async () => {
  const { table, user, press, choose } = await showMotley();
  const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
  await user.type(search, 'nowhere');
  await choose('Cluster', 'staging');
  const nothing = await screen.findByText(/No matches/);
  expect(nothing).toHaveAttribute('role', 'status');
  expect(short(table)).toEqual([]);
  await press('Clear filters');
  expect(short(table)).toHaveLength(5);
  expect(search).toHaveValue('');
  expect(screen.getByRole('combobox', { name: 'Cluster' })).toHaveValue('');

  await user.type(search, 'edge');
  await waitFor(() => expect(short(table)).toEqual(['edge']));
  await press('Clear search');
  await waitFor(() => expect(short(table)).toHaveLength(5));
  expect(screen.queryByText(/No matches/)).not.toBeInTheDocument();
});

test('a card with many={false} is a plain table of all rows', async () => {
  await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story: motley(),
  });
  const table = await filledTable(TITLE);
  expect(short(table)).toHaveLength(5);
  expect(screen.getByText('2 of 5 need attention')).toBeVisible();
  expect(doors(TITLE)).toEqual([]);
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
});
