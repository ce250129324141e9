import { act, screen, waitFor, within } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxSourcesCard } from '../..';
import {
  cell,
  doors,
  filledTable,
  objectIn,
  renderPage,
  rowOf,
  rowTexts,
  secondLine,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

async function showDeployments(story: string) {
  const page = await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story,
  });
  const table = await filledTable('Flux deployments');
  const row = (name: string, kind = 'Kustomization', cluster?: string) =>
    rowOf(table, name, { kind, cluster });
  const hint = (of: HTMLElement, word: string) =>
    within(cell(of, 'Status')).getByRole('button', { name: word });
  return { ...page, table, row, hint };
}

test('the reason, message and exact time of a status show on hover, and Escape hides them', async () => {
  const { user, row, hint } = await showDeployments('failing-chart');
  const failed = row('podinfo', 'HelmRelease', 'production-eu');
  expect(text(failed, 'Status')).toBe('Failed will retry');
  expect(secondLine(failed)).toMatch(
    /Helm upgrade failed for release team-a\/podinfo with chart .*Helm rollback to previous release/,
  );

  await user.hover(hint(failed, 'Failed'));
  const tooltip = await screen.findByRole('tooltip');
  expect(tooltip).toHaveTextContent('Reason: UpgradeFailed');
  expect(tooltip).toHaveTextContent(
    'RollbackSucceeded: Helm rollback to previous',
  );
  expect(tooltip).toHaveTextContent(/Last changed: .*\d{4}.*\d:\d\d/);
  expect(tooltip).toHaveTextContent('Reconciles every 15m');

  await user.keyboard('{Escape}');
  await waitFor(() =>
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument(),
  );
});

test('the details of a status open and close with the keyboard', async () => {
  const { user, row, hint } = await showDeployments('all-well');
  const button = hint(row('podinfo', 'HelmRelease', 'staging'), 'Ready');
  const before = [...document.querySelectorAll('button, a[href]')];
  const stop = before[before.indexOf(button) - 1];
  act(() => (stop as HTMLElement).focus());
  await user.tab();
  expect(button).toHaveFocus();
  const tooltip = await screen.findByRole('tooltip');
  expect(tooltip).toHaveTextContent('Reason: UpgradeSucceeded');
  await user.keyboard('{Escape}');
  await waitFor(() =>
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument(),
  );
  expect(button).toHaveFocus();
});

test('a waiting resource names its dependency, and does not count as failed', async () => {
  const { table, row } = await showDeployments('waiting');
  expect(text(row('podinfo'), 'Status')).toMatch(/^Waiting for team-a\/redis/);
  expect(text(row('podinfo-frontend'), 'Status')).toMatch(
    /^Waiting for team-a\/podinfo/,
  );
  expect(text(row('redis-exporter', 'HelmRelease'), 'Status')).toBe(
    'Waiting for team-a/podinfo-redis will retry',
  );
  expect(text(row('redis'), 'Status')).toMatch(/^Failed/);
  expect(secondLine(row('redis'))).toMatch(/^health check failed/);
  const words = rowTexts(table).map(cells => cells[4]?.split(' ')[0]);
  const failed = words.filter(word => word === 'Failed').length;
  expect(
    screen.getByText(`${failed} of ${words.length} need attention`),
  ).toBeVisible();
});

test('a suspended resource shows who suspended it, and its last status before', async () => {
  const { user, row, hint } = await showDeployments('suspended');
  const release = row('podinfo', 'HelmRelease');
  expect(text(release, 'Status')).toBe('Suspended by jane@example.com');
  const deploy = row('podinfo');
  expect(text(deploy, 'Status')).toBe('Suspended by an unknown user');
  expect(secondLine(deploy)).toBeUndefined();
  await user.hover(hint(deploy, 'Suspended'));
  expect(await screen.findByRole('tooltip')).toHaveTextContent(
    'Before suspension: health check failed after 5m',
  );
});

test('drifted and outdated releases say so, although they are Ready', async () => {
  const { user, row } = await showDeployments('oci-chart');
  expect(text(row('podinfo-drifted', 'HelmRelease'), 'Status')).toBe(
    'Ready drifted',
  );
  const behind = cell(row('podinfo-edge', 'HelmRelease'), 'Revision');
  expect(behind).toHaveTextContent(/^6\.9\.1.*6\.9\.2 available$/);
  await user.hover(
    within(behind).getByRole('button', { name: '6.9.2 available' }),
  );
  expect(await screen.findByRole('tooltip')).toHaveTextContent(
    /^The source has 6\.9\.2.*, which Flux has not applied yet\.$/,
  );
  expect(text(row('podinfo-docs'), 'Revision')).toMatch(
    / [0-9a-f]{8} available$/,
  );
  expect(text(row('podinfo'), 'Revision')).not.toMatch(/available/);
});

test('a running reconciliation shows, and a routine one leaves the status Ready', async () => {
  const { row } = await showDeployments('reconciling');
  const routine = row('podinfo', 'Kustomization', 'production-eu');
  expect(text(routine, 'Status')).toBe('Ready reconciling');
  expect(text(row('podinfo-leaving'), 'Status')).toMatch(/^Deleting/);
  const upgrade = row('podinfo', 'HelmRelease', 'production-eu');
  expect(text(upgrade, 'Status')).toBe('Reconciling');
  expect(text(upgrade, 'Revision')).toMatch(/^[\d.]+ upgrading to [\d.]+$/);
});

test("a resource that fails because of its source shows the source's status, and is found by it", async () => {
  const { user } = await renderPage(
    <>
      <EntityFluxDeploymentsCard />
      <EntityFluxSourcesCard many={false} />
    </>,
    { story: 'stalled-source' },
  );
  const table = await filledTable('Flux deployments');
  const source = (name: string) => text(rowOf(table, name), 'Source');
  expect(source('podinfo-broken')).toBe(
    'GitRepository team-a/podinfo-broken deploy source stalled',
  );
  expect(text(rowOf(table, 'podinfo-broken'), 'Revision')).toBe(
    'not applied yet',
  );
  await waitFor(() =>
    expect(source('podinfo-orphan')).toMatch(/source not found/),
  );

  await user.type(
    screen.getByRole('textbox', { name: 'Search Flux deployments' }),
    'source stalled',
  );
  await waitFor(() =>
    expect(rowTexts(table).map(([, name]) => name)).toEqual([
      'podinfo-broken team-a · production-eu',
      'podinfo-capitals team-a · production-eu',
    ]),
  );
});

test('each status has a word, not only a color', async () => {
  const page = await renderPage(<EntityFluxSourcesCard many={false} />, {
    story: 'reconciling',
  });
  const table = await filledTable('Flux sources');
  const words = rowTexts(table).map(cells => cells[5]);
  expect(new Set(words)).toEqual(
    new Set(['Ready', 'Reconciling', 'Pending', 'Overdue']),
  );

  // Resources that no controller has looked at yet, and one without a message.
  const cluster = page.cluster('production-eu');
  const fresh = objectIn(cluster, 'OCIRepository', 'podinfo-new');
  cluster.apply({ ...fresh, status: { observedGeneration: 1 } });
  await page.poll();
  const row = rowOf(table, 'podinfo-new');
  expect(text(row, 'Status')).toBe('Unknown');
  expect(secondLine(row)).toBe(
    'The controller has not reported a Ready condition.',
  );
  expect(doors('Flux sources')).toEqual([]);
});
