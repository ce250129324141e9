import { screen, waitFor, within } from '@testing-library/react';
import {
  gitRepository,
  isFalse,
  kustomization,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import {
  EntityFluxDeploymentsCard,
  EntityFluxHelmReleasesCard,
  EntityFluxSourcesCard,
} from '../..';
import {
  doors,
  filledTable,
  motley,
  names,
  oneCluster,
  renderPage,
  setUpPages,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux deployments';
const short = (table: HTMLElement) =>
  names(table).map(name => name.split(' ')[0]);

async function showMotley(card = <EntityFluxDeploymentsCard />, title = TITLE) {
  const page = await renderPage(card, { story: motley() });
  const table = await filledTable(title);
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
    '1 stalled',
    '1 failing',
    '1 behind',
    '1 waiting',
    '1 suspended',
    '1 ready',
  ]);

  await press('2 of 5 need attention');
  expect(short(table)).toEqual(['cache', 'web-9']);

  await press('1 waiting');
  expect(short(table)).toEqual(['docs']);
  expect(screen.getByRole('button', { name: '1 waiting' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  // A second click removes the filter.
  await press('1 waiting');
  expect(short(table)).toHaveLength(5);
});

test('filters by kind, cluster, namespace and status combine', async () => {
  const { table, press, choose } = await showMotley();
  const options = (name: string) =>
    within(screen.getByRole('combobox', { name }))
      .getAllByRole('option')
      .map(option => option.textContent);
  expect(options('Kind')).toEqual(['All', 'HelmRelease', 'Kustomization']);
  expect(options('Cluster')).toEqual(['All', 'production', 'staging']);
  expect(options('Namespace')).toEqual(['All', 'team-a', 'team-b']);

  await choose('Kind', 'Kustomization');
  expect(short(table)).toEqual(['web-9', 'docs', 'web-10']);
  await choose('Namespace', 'team-a');
  expect(short(table)).toEqual(['web-9', 'web-10']);
  await press('1 ready');
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
    ['a name with its namespace', 'TEAM-A/WEB-9', ['web-9', 'docs']],
    ['a cluster', 'staging', ['edge']],
    ['a kind', 'helmrel', ['cache', 'edge']],
    ['a source', 'GitRepository team-a/app', ['web-9', 'docs', 'web-10']],
    ['a path', 'ten', ['web-10']],
    ['a chart', 'redis', ['cache']],
    ['a revision', '6.10.0', ['edge']],
    ['a status', 'suspended', ['edge']],
    ['a message', 'is sad', ['web-9']],
    ['a dependency', 'for team-a/web-9', ['docs']],
    ['words in any order', 'staging edge', ['edge']],
    ['words of different cells', 'kustomization failed sad', ['web-9']],
    ['a phrase', '"is sad"', ['web-9']],
    ['a phrase that is not there', '"sad is"', []],
    ['an address', 'https://github.com', []],
    ['a cluster by its name', 'cluster:stag', ['edge']],
    ['a short kind', 'kind:hr', ['cache', 'edge']],
    ['another short kind', 'kind:ks ns:team-a', ['web-9', 'web-10']],
    ['a status by its beginning', 'status:fail', ['web-9']],
    ['a word of the summary', 'status:failing', ['web-9']],
    ['one of several', 'status:failed,stalled', ['cache', 'web-9']],
    ['what needs attention', 'status:attention name:web', ['web-9']],
    ['a field without a word yet', 'web status:', ['web-9', 'docs', 'web-10']],
  ] as const) {
    await user.clear(search);
    await user.paste(`  ${words} `);
    await waitFor(() => expect([what, short(table)]).toEqual([what, found]));
  }
});

test('the search finds the name of a field within a phrase', async () => {
  const message = 'Deployment/web is sad: invalid name: must match [a-z]';
  const story = motley().map(cluster => ({
    ...cluster,
    objects: JSON.parse(
      JSON.stringify(cluster.objects).replaceAll(
        'Deployment/web is sad',
        message,
      ),
    ) as typeof cluster.objects,
  }));
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, { story });
  const table = await filledTable(TITLE);
  await user.click(screen.getByRole('textbox', { name: `Search ${TITLE}` }));
  await user.paste('name: "invalid name: must match"');
  await waitFor(() => expect(short(table)).toEqual(['web-9']));
});

test('the search finds a kind by its plural, whole or begun', async () => {
  const title = 'Flux sources';
  const { user, table } = await showMotley(<EntityFluxSourcesCard />, title);
  const search = screen.getByRole('textbox', { name: `Search ${title}` });
  for (const [words, found] of [
    ['kind:gitrepositories', ['app']],
    ['kind:helmrepositori', ['charts', 'charts']],
    ['kind:gitrepos', ['app']],
    ['kind:gitrepositoriesx', []],
  ] as const) {
    await user.clear(search);
    await user.paste(words);
    await waitFor(() => expect([words, short(table)]).toEqual([words, found]));
  }
});

test('the search finds the problem of a row, whichever columns the card has', async () => {
  const { table, user } = await showMotley(
    <EntityFluxDeploymentsCard columns={['name', 'revision']} />,
  );
  const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
  await user.click(search);
  await user.paste('is sad');
  await waitFor(() => expect(short(table)).toEqual(['web-9']));
});

test('without matches, one button clears the search and the filters, and the focus moves to the search', async () => {
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
  expect(search).toHaveFocus();
  expect(screen.getByRole('combobox', { name: 'Cluster' })).toHaveValue('');

  await user.type(search, 'edge');
  await waitFor(() => expect(short(table)).toEqual(['edge']));
  await press('Clear search');
  expect(search).toHaveFocus();
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

test('the summary never says less than its rows: failing sources, drift and what is behind count', async () => {
  const story = oneCluster(at => {
    const git = gitRepository(at, {
      ...mine,
      name: 'app',
      url: 'https://github.com/example/app',
    });
    const lost = gitRepository(at, {
      ...mine,
      name: 'lost',
      url: 'https://github.com/example/lost',
      conditions: [isFalse('Ready', 'GitOperationFailed', 'no route to host')],
    });
    return [
      git,
      lost,
      kustomization(at, { ...mine, name: 'well', source: git }),
      kustomization(at, {
        ...mine,
        name: 'older',
        source: git,
        applied: 'main@sha1:0000000000000000000000000000000000000009',
      }),
      kustomization(at, { ...mine, name: 'stuck', source: lost }),
    ];
  });
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: [story],
  });
  const table = await filledTable(TITLE);
  await waitFor(() =>
    expect(doors(TITLE)).toEqual([
      '1 of 3 needs attention',
      '1 with a failing source',
      '1 behind',
      '3 ready',
    ]),
  );
  expect(screen.queryByText(/are ready/)).not.toBeInTheDocument();
  // Needs attention first.
  expect(short(table)).toEqual(['stuck', 'older', 'well']);
  await user.click(screen.getByRole('button', { name: '1 behind' }));
  expect(short(table)).toEqual(['older']);
  await user.click(
    screen.getByRole('button', { name: '1 with a failing source' }),
  );
  expect(short(table)).toEqual(['stuck']);
});

test('the key / focuses the search of the card that has the focus, and is a character while one types', async () => {
  const { user, press } = await showMotley();
  const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
  expect(search).toHaveAttribute('aria-keyshortcuts', '/');
  await user.keyboard('/');
  expect(search).not.toHaveFocus();
  await press('1 waiting');
  await press('1 waiting');
  await user.keyboard('/');
  expect(search).toHaveFocus();
  expect(search).toHaveValue('');
  await user.keyboard('a/b');
  expect(search).toHaveValue('a/b');
  // In a list, letters choose an entry.
  await user.click(screen.getByRole('combobox', { name: 'Cluster' }));
  await user.keyboard('/');
  expect(search).not.toHaveFocus();
  await user.click(screen.getByRole('button', { name: '1 ready' }));
  await user.keyboard('/');
  expect(search).toHaveFocus();
});

test.each([
  [
    'Flux deployments',
    <EntityFluxDeploymentsCard />,
    'not applied yet',
    ['docs team-b · production'],
  ],
  [
    'Flux sources',
    <EntityFluxSourcesCard />,
    'no artifact yet',
    ['new team-a · production'],
  ],
])('%s: the search finds the texts for missing values', async (...of) => {
  const [title, card, words, found] = of;
  const url = 'https://github.com/example/app';
  const fresh = oneCluster(at => [
    {
      ...gitRepository(at, { name: 'new', entity: 'podinfo', url }),
      status: {},
    },
    gitRepository(at, { name: 'old', entity: 'podinfo', url }),
  ]);
  const { user } = await renderPage(card, {
    story: title === 'Flux sources' ? [fresh] : motley(),
  });
  const table = await filledTable(title);
  expect(names(table).length).toBeGreaterThan(1);
  await user.click(screen.getByRole('textbox', { name: `Search ${title}` }));
  await user.paste(words);
  await waitFor(() => expect(names(table)).toEqual(found));
});
