import { screen, waitFor, within } from '@testing-library/react';
import {
  chartOf,
  fetchFailed,
  gitRepository,
  helmRelease,
  helmRepository,
  isFalse,
  kustomization,
  type Setting,
} from '../../../dev/scenarios/build';
import { EntityFluxDeploymentsCard, EntityFluxHelmReleasesCard } from '../..';
import {
  actionButton,
  cell,
  filledTable,
  renderPage,
  rowOf,
  rows,
  secondLine,
  setUpPages,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux deployments';
const UNAUTHORIZED =
  'failed to fetch https://charts.example.com/index.yaml : 401 Unauthorized';
const OLD_WORDS = `HelmChart 'flux-system/team-a-web' is not ready: latest generation of object has not been reconciled`;

/** A release that waits for the chart of a repository that cannot be read. */
function withoutCharts(labelled: boolean, words = OLD_WORDS) {
  const at: Setting = { cluster: 'staging', flux: '2.9', now: new Date() };
  const charts = helmRepository(at, {
    namespace: 'flux-system',
    ...(labelled && { entity: 'podinfo' }),
    name: 'charts',
    url: 'https://charts.example.com',
    fetched: 'never',
    conditions: fetchFailed('Failed', UNAUTHORIZED, '26m'),
  });
  const web = helmRelease(at, {
    namespace: 'team-a',
    entity: 'podinfo',
    name: 'web',
    source: charts,
    revisions: [],
    attempted: 'none',
    age: '50m',
    conditions: [isFalse('Ready', 'SourceNotReady', words, '26m')],
  });
  const chart = chartOf(at, web, charts, {
    chart: 'web',
    conditions: fetchFailed('NoSourceArtifact', 'no artifact', '26m'),
  });
  return [{ name: 'staging', flux: '2.9', objects: [charts, chart, web] }];
}

test.each([true, false])(
  'a release names the repository that keeps it from going on, labelled or not (%s), and links to it',
  async labelled => {
    const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: withoutCharts(labelled) as never,
    });
    const row = rowOf(await filledTable(TITLE), 'web');
    await waitFor(() =>
      expect(secondLine(row)).toBe(
        `${OLD_WORDS} Blocked by HelmRepository flux-system/charts : ${UNAUTHORIZED}`,
      ),
    );
    const line = row.nextElementSibling as HTMLElement;
    await user.click(
      within(line).getByRole('link', {
        name: 'HelmRepository flux-system/charts',
      }),
    );
    expect(
      await screen.findByRole('dialog', { name: /charts/ }),
    ).toBeInTheDocument();
  },
);

test('what Flux says of the blocker already is not said twice', async () => {
  const words = `HelmChart 'team-a/web' is not ready: ${UNAUTHORIZED}`;
  await renderPage(<EntityFluxDeploymentsCard />, {
    story: withoutCharts(true, words) as never,
  });
  const row = rowOf(await filledTable(TITLE), 'web');
  await waitFor(() =>
    expect(secondLine(row)).toBe(
      `${words} Blocked by HelmRepository flux-system/charts`,
    ),
  );
});

test('a row at the end of a chain names its first link that is not well; the dependency it waits for is a link', async () => {
  await renderPage(<EntityFluxDeploymentsCard />, { story: 'waiting' });
  const row = rowOf(await filledTable(TITLE), 'podinfo-tests');
  expect(secondLine(row)).toMatch(
    /^Blocked by Kustomization team-a\/redis : [Hh]ealth check failed after/,
  );
  expect(
    within(cell(row, 'Status')).getByRole('link', {
      name: 'for team-a/podinfo-frontend',
    }),
  ).toHaveAttribute('href', expect.stringContaining('podinfo-frontend'));
});

test('the search finds what blocks a row, whichever columns the card has', async () => {
  const { user } = await renderPage(
    <EntityFluxDeploymentsCard columns={['name', 'revision']} />,
    { story: 'waiting' },
  );
  const table = await filledTable(TITLE);
  const blocked = () =>
    rows(table).filter(row =>
      secondLine(row)?.startsWith('Blocked by Kustomization team-a/redis'),
    );
  const count = blocked().length;
  expect(count).toBeGreaterThan(0);
  expect(rows(table).length).toBeGreaterThan(count);
  await user.click(screen.getByRole('textbox', { name: `Search ${TITLE}` }));
  await user.paste('"blocked by Kustomization team-a/redis"');
  await waitFor(() => expect(rows(table)).toHaveLength(count));
  expect(blocked()).toHaveLength(count);
});

test('a failure of its own blames nothing else', async () => {
  await renderPage(<EntityFluxDeploymentsCard />, { story: 'waiting' });
  const row = rowOf(await filledTable(TITLE), 'redis');
  expect(secondLine(row)).toMatch(/^[Hh]ealth check failed/);
  expect(secondLine(row)).not.toMatch(/Blocked/);
});

test('a path that the artifact lacks is not blamed on the source, though that cannot be fetched any more', async () => {
  const at: Setting = { cluster: 'staging', flux: '2.9', now: new Date() };
  const words =
    'kustomization path not found: stat /tmp/kustomization-1/nowhere: no such file or directory';
  const source = gitRepository(at, {
    namespace: 'team-a',
    entity: 'podinfo',
    name: 'fleet',
    url: 'https://git.example.com/fleet',
    conditions: fetchFailed('GitOperationFailed', UNAUTHORIZED, '26m'),
  });
  const lost = kustomization(at, {
    namespace: 'team-a',
    entity: 'podinfo',
    name: 'lost',
    source,
    conditions: [isFalse('Ready', 'ArtifactFailed', words, '26m')],
  });
  await renderPage(<EntityFluxDeploymentsCard />, {
    story: [{ name: 'staging', flux: '2.9', objects: [source, lost] }] as never,
  });
  const row = rowOf(await filledTable(TITLE), 'lost');
  expect(secondLine(row)).toBe(words);
});

test('beside a release that has used up its attempts is the remedy, which explains itself first', async () => {
  const { user, patches } = await renderPage(
    <EntityFluxHelmReleasesCard many={false} />,
    { story: 'actions' },
  );
  const table = await filledTable('Flux HelmReleases');
  const row = rowOf(table, 'podinfo-exhausted');
  const line = row.nextElementSibling as HTMLElement;
  const remedy = actionButton(line, /^Reset and retry HelmRelease/);
  expect(remedy).toHaveTextContent(/^Reset and retry$/);
  await user.click(remedy);
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('Clears the failure count');
  expect(patches()).toEqual([]);
  await user.click(
    within(dialog).getByRole('button', { name: 'Reset failures' }),
  );
  await waitFor(() =>
    expect(patches()).toEqual([
      {
        metadata: {
          annotations: expect.objectContaining({
            'reconcile.fluxcd.io/resetAt': expect.any(String),
          }),
        },
      },
    ]),
  );
  expect(remedy).toHaveFocus();
  // Others are not offered it.
  expect(
    within(table).getAllByRole('button', { name: /^Reset and retry/ }),
  ).toHaveLength(1);
});
