import { screen, waitFor, within } from '@testing-library/react';
import {
  EntityFluxDeploymentsCard,
  EntityFluxImagePoliciesCard,
  EntityFluxSourcesCard,
} from '../..';
import {
  actionButton,
  cell,
  filledTable,
  renderPage,
  rowOf,
  secondLine,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

const STOPPED = 'The controller may not be running.';

async function show() {
  const page = await renderPage(
    <>
      <EntityFluxDeploymentsCard many={false} />
      <EntityFluxSourcesCard many={false} />
      <EntityFluxImagePoliciesCard many={false} />
    </>,
    { story: 'overdue' },
  );
  const deployments = await filledTable('Flux deployments');
  const sources = await filledTable('Flux sources');
  const policies = await filledTable('Flux ImagePolicies');
  return { ...page, deployments, sources, policies };
}

test('what Flux should have done days ago is overdue, with the time, the limit and the likely cause', async () => {
  const { user, deployments } = await show();
  const row = (name: string) => rowOf(deployments, name);
  expect(text(row('podinfo-hangs'), 'Status')).toBe('Overdue');
  expect(secondLine(row('podinfo-hangs'))).toBe(
    `Reconciling for 6 days; timeout 5m. ${STOPPED}`,
  );
  for (const [name, days] of [
    ['podinfo-cancelled', 3],
    ['podinfo-unseen', 4],
    ['podinfo-gone', 5],
  ] as const) {
    expect(text(row(name), 'Status')).toBe('Overdue');
    expect(secondLine(row(name))).toBe(
      `Not reconciled for ${days} days; interval 10m. ${STOPPED}`,
    );
  }
  expect(text(row('podinfo-asked'), 'Status')).toBe('Overdue');
  expect(secondLine(row('podinfo-asked'))).toBe(
    `Sync requested 2 hours ago, not started. ${STOPPED}`,
  );
  expect(screen.getAllByText(/need attention/)[0]).toHaveTextContent('8 of');

  await user.hover(
    within(cell(row('podinfo-gone'), 'Status')).getByRole('button', {
      name: 'Overdue',
    }),
  );
  expect(await screen.findByRole('tooltip')).toHaveTextContent(
    `Overdue: Not reconciled for 5 days; interval 10m. ${STOPPED}`,
  );
});

test('a deletion says what it waits for, and since when where that is long', async () => {
  const { deployments } = await show();
  const leaving = rowOf(deployments, 'podinfo-leaving');
  expect(text(leaving, 'Status')).toBe(
    'Deleting waiting for Flux to prune what it applied',
  );
  expect(secondLine(leaving)).toBe('Deleting for 2 days; timeout 5m');
});

test('what waits for something that does not exist has failed, and names it', async () => {
  const { deployments, policies } = await show();
  for (const table of [deployments, policies]) {
    const orphan = rowOf(table, 'podinfo-orphan');
    expect(text(orphan, 'Status')).toBe(
      'Failed team-a/nobody does not exist will retry',
    );
    expect(secondLine(orphan)).toMatch(/"nobody" not found$/);
  }
});

test('what failed stays failed while it is tried again, with the cause; what is new is pending', async () => {
  const { deployments, sources } = await show();
  const retried = rowOf(deployments, 'podinfo-retried');
  expect(text(retried, 'Status')).toBe('Failed retrying now');
  expect(secondLine(retried)).toMatch(/^health check failed after 5m/);
  const unreachable = rowOf(sources, 'podinfo-unreachable');
  expect(text(unreachable, 'Status')).toBe('Failed retrying now');
  expect(secondLine(unreachable)).toMatch(/no such host$/);
  const fresh = rowOf(deployments, 'podinfo-fresh');
  expect(text(fresh, 'Status')).toBe('Pending');
});

test('a HelmRepository of type oci says that its suspension has no effect, and it can be removed', async () => {
  const { user, sources, alerts, patches } = await show();
  const paused = rowOf(sources, 'podinfo-paused');
  expect(text(paused, 'Status')).toBe('Ready suspension has no effect');
  await user.hover(
    within(cell(paused, 'Status')).getByRole('button', { name: 'Ready' }),
  );
  const tooltip = await screen.findByRole('tooltip');
  expect(tooltip).toHaveTextContent('Flux only reads this resource');
  expect(tooltip).not.toHaveTextContent('Reconciles every');
  await user.click(actionButton(paused, /^Resume/));
  await waitFor(() => expect(alerts).toHaveLength(1));
  expect(alerts[0]).toMatchObject({ severity: 'success' });
  expect(patches()).toEqual([
    expect.objectContaining({ spec: { suspend: null } }),
  ]);
  await waitFor(() => expect(text(paused, 'Status')).toBe('Ready'));
});
