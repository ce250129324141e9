import { act, screen, waitFor, within } from '@testing-library/react';
import { CLUSTER_ADMIN, type KubernetesObject } from '../../../dev/cluster';
import {
  alert,
  gitRepository,
  helmRelease,
  helmRepository,
  provider,
  stalled,
  type Setting,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import {
  EntityFluxCard,
  EntityFluxDeploymentsCard,
  EntityFluxHelmReleasesCard,
  EntityFluxKustomizationsCard,
  EntityFluxSourcesCard,
} from '../..';
import {
  actionButton,
  cell,
  filledTable,
  menuItem,
  MORE,
  oneCluster,
  renderPage,
  rowOf,
  setUpPages,
  settle,
  text,
  WAYS,
  type PageOptions,
} from '../../__testUtils__';
import type { FluxKind } from '../../flux';

setUpPages();

const WHAT = 'Kustomization team-a/podinfo on staging';

async function showKustomizations(options: Partial<PageOptions> = {}) {
  const page = await renderPage(<EntityFluxKustomizationsCard />, {
    story: 'all-well',
    ...options,
  });
  const table = await filledTable('Flux Kustomizations');
  const staging = page.cluster('staging');
  const row = () => rowOf(table, 'podinfo', { cluster: 'staging' });
  const announcement = async () => {
    await waitFor(() => expect(page.alerts).toHaveLength(1));
    return page.alerts[0]?.message;
  };
  return { ...page, staging, row, announcement };
}

test('a sync polls at once, and marks its row on every card until Flux has finished', async () => {
  const page = await renderPage(
    <>
      <EntityFluxKustomizationsCard />
      <EntityFluxDeploymentsCard />
    </>,
    { story: 'all-well' },
  );
  const kustomizations = await filledTable('Flux Kustomizations');
  const deployments = await filledTable('Flux deployments');
  const inOne = rowOf(kustomizations, 'podinfo', { cluster: 'staging' });
  const inOther = rowOf(deployments, 'podinfo', {
    kind: 'Kustomization',
    cluster: 'staging',
  });
  const before = page.queries();
  const endRuns = page.cluster('staging').holdRuns();
  await page.user.click(actionButton(inOne, /^Sync (?!with)/));
  for (const row of [inOne, inOther]) {
    expect(await within(row).findByRole('status')).toHaveAccessibleName(
      `Syncing ${WHAT}`,
    );
    await waitFor(() => expect(text(row, 'Status')).toBe('Ready reconciling'));
  }
  // The listing is requested right after the write.
  await waitFor(() => expect(page.queries()).toBeGreaterThan(before));
  endRuns();
  await waitFor(() => expect(page.alerts).toHaveLength(1));
  await waitFor(() => expect(text(inOther, 'Status')).toBe('Ready'));
  expect(within(inOther).queryByRole('status')).not.toBeInTheDocument();
  expect(
    within(inOther).getByRole('button', { name: `Sync ${WHAT}` }),
  ).toHaveAttribute('aria-disabled', 'false');
});

test('syncing an object that no longer exists reports that it was not found', async () => {
  const { user, row, announcement, staging } = await showKustomizations();
  staging.setFaults([
    { methods: ['PATCH'], effect: { type: 'status', status: 404 } },
  ]);
  await user.click(actionButton(row(), /^Sync (?!with)/));
  expect(await announcement()).toMatch(
    /^Sync Kustomization team-a\/podinfo on staging failed: not found \(HTTP 404\)/,
  );
});

test('a sync continues when its card is unmounted, and its outcome is announced', async () => {
  const { user, row, announcement, show, staging } = await showKustomizations();
  const endRuns = staging.holdRuns();
  await user.click(actionButton(row(), /^Sync (?!with)/));
  show(<EntityFluxHelmReleasesCard />);
  endRuns();
  expect(await announcement()).toMatch(/^Synced /);
});

test('a row has buttons only for actions that Flux supports', async () => {
  const { user, container } = await renderPage(
    <EntityFluxSourcesCard many={false} />,
    { story: 'suspended' },
  );
  const table = await filledTable('Flux sources');
  const offered = (name: string) =>
    within(cell(rowOf(table, name), 'Actions'))
      .queryAllByRole('button')
      .map(button => {
        const [what] =
          button.getAttribute('aria-label')?.split(/:? \w+Repository/) ?? [];
        const isDisabled = button.getAttribute('aria-disabled') === 'true';
        return isDisabled ? `${what} (disabled)` : what;
      });
  expect(offered('podinfo-settings')).toEqual([
    'Resume',
    'More ways to resume',
    'More actions for',
  ]);
  expect(offered('podinfo-manifests')).toEqual(['Sync', 'More actions for']);
  expect(offered('registry')).toEqual([]);
  // The tooltip of a button says what it does.
  const [sync] = within(table).getAllByRole('button', {
    name: /^Sync (?!with)/,
  });
  if (!sync) throw new Error('unreachable');
  await user.hover(sync);
  expect(await screen.findByRole('tooltip')).toHaveTextContent(/^Sync \S/);
  expect(container).not.toHaveTextContent(/not permitted/i);
});

describe('the focus stays on the row', () => {
  const suspendedByHand = {
    suspend: true,
    suspendedWith: 'flux-client-side-apply',
  } as const;
  const show = async (
    kind: FluxKind,
    object: (at: Setting) => KubernetesObject | readonly KubernetesObject[],
  ) => {
    const { user, alerts } = await renderPage(
      <EntityFluxCard kinds={[kind]} title="One kind" />,
      {
        story: [
          {
            ...oneCluster(at => [object(at)].flat()),
            rules: CLUSTER_ADMIN,
          },
        ],
      },
    );
    const row = rowOf(await filledTable('One kind'), 'one');
    const told = async () => {
      await waitFor(() => expect(alerts).toHaveLength(1));
      await settle(3_000);
      return alerts[0]?.severity;
    };
    return { user, row, told };
  };
  const source = (at: Setting) =>
    gitRepository(at, {
      ...{ ...mine, name: 'one', url: 'https://example.com/one' },
      ...suspendedByHand,
    });

  it('when the arrow that had it goes with the last variant', async () => {
    const { user, row, told } = await show('GitRepository', source);
    await user.click(await menuItem(user, row, WAYS, 'Resume and sync'));
    expect(await told()).toBe('success');
    expect(within(row).queryByRole('button', { name: WAYS })).toBeNull();
    expect(actionButton(row, /^Sync/)).toHaveFocus();
  });

  it('when the worded button that had it goes', async () => {
    const { user, row, told } = await show('Alert', at => [
      provider(at, { ...mine, name: 'slack', type: 'slack' }),
      alert(at, {
        ...{ ...mine, name: 'one', provider: 'slack', watches: [] },
        ...suspendedByHand,
      }),
    ]);
    await user.click(actionButton(row, /^Resume/));
    expect(await told()).toBe('success');
    expect(within(row).queryByRole('button', { name: /^Resume/ })).toBeNull();
    expect(actionButton(row, MORE)).toHaveFocus();
  });

  const exhausted = (at: Setting) => {
    const url = 'https://charts.example.com';
    const charts = helmRepository(at, { ...mine, name: 'charts', url });
    return [
      charts,
      helmRelease(at, {
        ...{ ...mine, name: 'one', source: charts },
        conditions: stalled('RetriesExceeded', 'Failed after 3 attempts'),
        annotations: { 'sim.flux/next-success': 'true' },
      }),
    ];
  };
  const RETRY = { name: /^Reset and retry/ };

  it('when the remedy that had it has worked', async () => {
    const { user, row, told } = await show('HelmRelease', exhausted);
    await user.click(await screen.findByRole('button', RETRY));
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Reset failures' }),
    );
    expect(await told()).toBe('success');
    expect(screen.queryByRole('button', RETRY)).toBeNull();
    expect(actionButton(row, /^Sync (?!with)/)).toHaveFocus();
  });

  it('and does not come back from elsewhere', async () => {
    const { user, row, told } = await show('HelmRelease', exhausted);
    await user.click(await screen.findByRole('button', RETRY));
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Reset failures' }),
    );
    const more = actionButton(row, MORE);
    act(() => more.focus());
    expect(await told()).toBe('success');
    expect(more).toHaveFocus();
    act(() => more.blur());
    await settle(120_000);
    expect(document.body).toHaveFocus();
  });
});

test('the arrow of the worded button opens its variants: arrow keys, Escape, and the focus returns', async () => {
  const { user } = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'actions',
  });
  const table = await filledTable('Flux HelmReleases');
  const row = rowOf(table, 'podinfo', { cluster: 'production-eu' });
  const sync = actionButton(row, /^Sync/);
  expect(sync).toHaveTextContent(/^Sync$/);
  const arrow = actionButton(row, /^More ways to sync/);
  act(() => arrow.focus());
  // The menu is made when it is opened.
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  await user.keyboard('{Enter}');
  const menu = await screen.findByRole('menu', { name: /^More ways to sync/ });
  const items = within(menu).getAllByRole('menuitem');
  expect(items.map(item => item.textContent)).toEqual([
    'Sync with source',
    'Force…',
    'Reset failures…',
  ]);
  expect(items[0]).toHaveFocus();
  await user.keyboard('{ArrowDown}');
  expect(items[1]).toHaveFocus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(menu).not.toBeInTheDocument());
  expect(arrow).toHaveFocus();
});
