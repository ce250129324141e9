import { screen, waitFor, within } from '@testing-library/react';
import { EntityFluxDeploymentsCard } from '../..';
import {
  helmRelease,
  helmRepository,
  chartOf,
  isFalse,
  isTrue,
  type ConditionSketch,
  type Setting,
} from '../../../dev/scenarios/build';
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

const at: Setting = { cluster: 'staging', flux: '2.9', now: new Date() };
const mine = { namespace: 'team-a', entity: 'podinfo' };
const COUNT = 'Failed to upgrade after 1 attempt(s)';
const IMMUTABLE =
  'Helm upgrade failed for release team-a/web with chart web@1.4.0: cannot patch "web" with kind Deployment: spec.selector: field is immutable';
const BACK = 'Helm rollback to previous release team-a/web.v4 succeeded';
const NO_TARGET =
  'Helm rollback to previous release team-a/web.v4 failed: timeout';
const upgradeFailed = isFalse('Released', 'UpgradeFailed', IMMUTABLE);

async function show(conditions: readonly ConditionSketch[], annotations = {}) {
  const charts = helmRepository(at, {
    ...mine,
    name: 'charts',
    url: 'https://charts.example.com',
  });
  const web = helmRelease(at, {
    ...mine,
    name: 'web',
    source: charts,
    conditions,
    annotations,
    spec: { install: undefined, upgrade: undefined },
  });
  const page = await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story: [
      {
        name: 'staging',
        flux: '2.9',
        objects: [charts, chartOf(at, web, charts), web],
      },
    ],
  });
  const row = rowOf(await filledTable('Flux deployments'), 'web');
  const open = async (word: string) => {
    const hint = within(cell(row, 'Status')).getByRole('button', {
      name: word,
    });
    await page.user.hover(hint);
    return screen.findByRole('tooltip');
  };
  return { ...page, row, open };
}

test('a stalled release shows why it failed in its row and popover, and how often after that', async () => {
  const { row, open } = await show([
    isTrue('Stalled', 'RetriesExceeded', COUNT),
    isFalse('Ready', 'UpgradeFailed', IMMUTABLE),
    upgradeFailed,
  ]);
  expect(text(row, 'Status')).toBe('Stalled');
  expect(secondLine(row)).toBe(`${IMMUTABLE} ${COUNT} Reset and retry`);
  const popover = await open('Stalled');
  expect(popover).toHaveTextContent('Reason: UpgradeFailed');
  expect(popover).toHaveTextContent(`Message: ${IMMUTABLE}`);
  expect(popover).toHaveTextContent(`RetriesExceeded: ${COUNT}`);
});

test('a release that was rolled back shows why before what Flux did about it', async () => {
  const { row, open } = await show([
    isFalse('Ready', 'RollbackSucceeded', BACK),
    upgradeFailed,
    isTrue('Remediated', 'RollbackSucceeded', BACK),
  ]);
  expect(secondLine(row)).toBe(`${IMMUTABLE} ${BACK}`);
  const popover = await open('Failed');
  expect(popover).toHaveTextContent('Reason: UpgradeFailed');
  expect(popover).toHaveTextContent(`RollbackSucceeded: ${BACK}`);
});

test('a release whose rollback failed shows both causes', async () => {
  const { row } = await show([
    isFalse('Ready', 'RollbackFailed', NO_TARGET),
    upgradeFailed,
    isFalse('Remediated', 'RollbackFailed', NO_TARGET),
  ]);
  expect(secondLine(row)).toBe(`${IMMUTABLE} ${NO_TARGET}`);
});

test('a ready release says which ignored test failed, and what drifted', async () => {
  const tests =
    "Helm test failed for release team-a/web.v4: Pod/team-a/web-test status: 'Failed'";
  const drift =
    'Cluster state of release team-a/web.v4 has drifted from the desired state:\nConfigMap/team-a/web changed (0 additions, 1 changes, 0 removals)';
  const { row } = await show([
    isTrue('Ready', 'UpgradeSucceeded', 'Helm upgrade succeeded'),
    isFalse('TestSuccess', 'TestFailed', tests),
    isTrue('Drifted', 'DriftDetected', drift),
  ]);
  expect(text(row, 'Status')).toBe('Ready tests failed drifted');
  expect(secondLine(row)).toBe(`${tests} ${drift.replace('\n', ' ')}`);
});

test('a sync that ends in a stalled release says why', async () => {
  const { user, row, alerts } = await show(
    [isTrue('Ready', 'UpgradeSucceeded', 'Helm upgrade succeeded')],
    { 'sim.flux/next-failure': `UpgradeFailed: ${IMMUTABLE}` },
  );
  await user.click(actionButton(row, /^Sync (?!with)/));
  await waitFor(() => expect(alerts).toHaveLength(1));
  expect(alerts[0]).toMatchObject({
    severity: 'error',
    message: `HelmRelease team-a/web on staging failed: ${IMMUTABLE}; ${COUNT}`,
  });
});

test('a message of 32 kB can be read whole and copied in a dialog', async () => {
  const long = `${'x'.repeat(32_000)} the end`;
  const { user, row } = await show([isFalse('Ready', 'BuildFailed', long)]);
  await user.click(within(row).getByRole('button', { name: /^More actions/ }));
  await user.click(
    await screen.findByRole('menuitem', { name: 'Show full message…' }),
  );
  const dialog = await screen.findByRole('dialog', {
    name: 'Status of HelmRelease team-a/web on staging',
  });
  expect(within(dialog).getByRole('textbox', { name: 'Message' })).toHaveValue(
    long,
  );
  expect(
    within(dialog).getByRole('button', { name: 'Copy message' }),
  ).toBeVisible();
});
