import { screen, waitFor, within } from '@testing-library/react';
import {
  EntityFluxDeploymentsCard,
  EntityFluxKustomizationsCard,
  EntityFluxSourcesCard,
} from '../..';
import {
  actionButton,
  clustersOf,
  filledTable,
  menuItem,
  MORE,
  renderPage,
  rowOf,
  settle,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

const DEPLOYMENTS = 'Flux deployments';
const REQUEST = {
  metadata: {
    annotations: {
      'reconcile.fluxcd.io/requestedAt': expect.stringMatching(/^20.*Z$/),
    },
  },
};

describe('syncing', () => {
  it('shows progress on every card with the object, and ends with the revision that Flux reports', async () => {
    const { user, alerts, patches, cluster } = await renderPage(
      <>
        <EntityFluxDeploymentsCard />
        <EntityFluxKustomizationsCard />
      </>,
      { story: 'waiting' },
    );
    const table = await filledTable(DEPLOYMENTS);
    const row = rowOf(table, 'podinfo-config');
    const endRuns = cluster('production-eu').holdRuns();
    await user.click(actionButton(row, /^Sync (?!with)/));
    const other = rowOf(
      await filledTable('Flux Kustomizations'),
      'podinfo-config',
    );
    const doing =
      'Syncing Kustomization team-a/podinfo-config on production-eu';
    for (const each of [row, other]) {
      expect(await within(each).findByLabelText(doing)).toBeInTheDocument();
    }
    endRuns();
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({ severity: 'success' });
    expect(alerts[0]?.message).toMatch(
      /^Synced Kustomization team-a\/podinfo-config on production-eu: v1\.4\.0@sha1:/,
    );
    expect(patches()).toEqual([REQUEST]);
    await waitFor(() =>
      expect(screen.queryByLabelText(doing)).not.toBeInTheDocument(),
    );
  });

  it('reports a failed reconciliation with the message of Flux', async () => {
    const { user, alerts } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'failing-chart',
    });
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-loadtest');
    await user.click(actionButton(row, /^Sync (?!with)/));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({ severity: 'error' });
    expect(alerts[0]?.message).toMatch(
      /^HelmRelease team-a\/podinfo-loadtest on production-eu failed: .*'podinfo-loadtest'/,
    );
  });

  it('reports that a resource is waiting for a dependency', async () => {
    const { user, alerts } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'waiting',
    });
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-frontend');
    await user.click(actionButton(row, /^Sync (?!with)/));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]?.message).toBe(
      "Kustomization team-a/podinfo-frontend on production-eu is waiting: dependency 'team-a/podinfo' is not ready",
    );
  });

  it('reports that Flux is still reconciling when the time limit is over', async () => {
    const { user, alerts } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'waiting',
      timing: { reconcileMs: 60_000 },
      followForMs: 150,
    });
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-config');
    await user.click(actionButton(row, /^Sync (?!with)/));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({
      severity: 'info',
      message:
        'Flux is still reconciling Kustomization team-a/podinfo-config on production-eu',
    });
  });

  const outage = async (lasts: number) => {
    const page = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'waiting',
      followEveryMs: 1_000,
      followForMs: 3_600_000,
    });
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-config');
    const production = page.cluster('production-eu');
    const endRuns = production.holdRuns();
    await page.user.click(actionButton(row, /^Sync (?!with)/));
    await settle(2_000);
    production.setFaults([{ effect: { type: 'refused' } }]);
    endRuns();
    await settle(lasts);
    production.setFaults([]);
    await waitFor(() => expect(page.alerts).toHaveLength(1), {
      timeout: 20_000,
    });
    return page.alerts[0];
  };

  it('outlasts a cluster that does not answer for a while', async () => {
    expect(await outage(30_000)).toMatchObject({
      severity: 'success',
      message: expect.stringMatching(/^Synced Kustomization/),
    });
  });

  it('does not call failed what it cannot read', async () => {
    expect(await outage(180_000)).toMatchObject({
      severity: 'warning',
      message: expect.stringMatching(
        /^Sync Kustomization team-a\/podinfo-config on production-eu was requested, but its outcome could not be read: cannot be reached/,
      ),
    });
  });

  it('says after half a minute that the cluster has not confirmed the request', async () => {
    const page = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'waiting',
    });
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-config');
    page
      .cluster('production-eu')
      .setFaults([
        { methods: ['PATCH'], effect: { type: 'delay', ms: 1_200_000 } },
      ]);
    await page.user.click(actionButton(row, /^Sync (?!with)/));
    await settle(31_000);
    expect(page.alerts).toMatchObject([
      {
        severity: 'warning',
        message:
          'Sync Kustomization team-a/podinfo-config on production-eu: the cluster did not confirm the request, so it may or may not have taken effect. Check the current state',
      },
    ]);
    expect(row.querySelector('[aria-label^=Syncing]')).toBeNull();
  });

  it('sends one request, however often the button is clicked', async () => {
    const { user, alerts, patches } = await renderPage(
      <EntityFluxDeploymentsCard />,
      { story: 'waiting' },
    );
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-config');
    await user.dblClick(actionButton(row, /^Sync (?!with)/));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(patches()).toHaveLength(1);
  });
});

describe('suspending and resuming', () => {
  it('write the same fields as the CLI, and swap the button', async () => {
    const { user, alerts, patches } = await renderPage(
      <EntityFluxDeploymentsCard />,
      { story: 'waiting' },
    );
    const table = await filledTable(DEPLOYMENTS);
    const row = rowOf(table, 'podinfo-config');
    await user.click(await menuItem(user, row, MORE, 'Suspend…'));
    await user.type(
      await screen.findByRole('textbox', { name: 'Reason (optional)' }),
      'migration{Enter}',
    );
    await waitFor(() =>
      expect(text(row, 'Status')).toBe(
        'Suspended by guest, just now: migration',
      ),
    );
    expect(within(row).queryByRole('button', { name: /^Sync/ })).toBeNull();
    await user.click(actionButton(row, /^Resume/));
    await waitFor(() => expect(alerts).toHaveLength(2));
    expect(alerts.map(({ message }) => message)).toEqual([
      'Suspended Kustomization team-a/podinfo-config on production-eu',
      expect.stringMatching(
        /^Resumed Kustomization team-a\/podinfo-config on production-eu, now ready: v1\.4\.0/,
      ),
    ]);
    expect(patches()).toEqual([
      {
        metadata: {
          annotations: {
            'fluxcd.controlplane.io/suspendedBy': 'guest',
            'backstage-plugin-flux/suspended-at':
              expect.stringMatching(/^20.*Z$/),
            'backstage-plugin-flux/suspend-reason': 'migration',
          },
        },
        spec: { suspend: true },
      },
      {
        metadata: {
          annotations: {
            'fluxcd.controlplane.io/suspendedBy': null,
            'weave.works/suspended-by': null,
            'metadata.weave.works/suspended-by': null,
            'backstage-plugin-flux/suspended-at': null,
            'backstage-plugin-flux/suspend-reason': null,
            'metadata.weave.works/suspended-comment': null,
          },
        },
        spec: { suspend: null },
      },
    ]);
    expect(text(row, 'Status')).toMatch(/^Ready/);
  });
});

describe('an action that takes long', () => {
  it('can be replaced by another one, without a message of its own', async () => {
    const page = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'waiting',
      followForMs: 3_600_000,
      longAfterMs: 20_000,
    });
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-config');
    page.cluster('production-eu').holdRuns();
    await page.user.click(actionButton(row, /^Sync (?!with)/));
    await settle(5_000);
    const locked = await menuItem(page.user, row, MORE, /^Suspend…/);
    expect(locked).toHaveAttribute('aria-disabled', 'true');
    await page.user.keyboard('{Escape}');
    await settle(20_000);
    const item = await menuItem(page.user, row, MORE, /^Suspend…/);
    expect(item).toHaveAttribute('aria-disabled', 'false');
    await page.user.click(item);
    await page.user.type(
      await screen.findByRole('textbox', { name: 'Reason (optional)' }),
      'it hangs{Enter}',
    );
    await waitFor(() =>
      expect(text(row, 'Status')).toMatch(/^Suspended by guest/),
    );
    await settle(20_000);
    expect(page.alerts.map(({ message }) => message)).toEqual([
      'Suspended Kustomization team-a/podinfo-config on production-eu',
    ]);
    expect(page.patches()).toHaveLength(2);
    expect(within(row).queryByLabelText(/^Syncing/)).toBeNull();
  });
});

describe('an action that is not available', () => {
  it('has no button: a static HelmRepository can be neither synced nor suspended', async () => {
    await renderPage(<EntityFluxSourcesCard />, { story: 'waiting' });
    const row = rowOf(await filledTable('Flux sources'), 'registry');
    expect(text(row, 'Status')).toBe('Ready');
    expect(
      within(row).queryByRole('button', { name: /Sync|Suspend/ }),
    ).toBeNull();
  });

  it('is disabled with the reason in a read-only app', async () => {
    const { user, patches } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'waiting',
      flux: { readOnly: true },
    });
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-config');
    const sync = actionButton(row, /^Sync (?!with)/);
    expect(sync).toHaveAttribute('aria-disabled', 'true');
    await user.hover(sync);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Read-only: actions are turned off (flux.readOnly)',
    );
    await user.click(sync);
    await settle();
    expect(patches()).toEqual([]);
  });

  it('is disabled with the missing permission if the cluster denies it', async () => {
    const story = clustersOf('waiting').map(cluster => ({
      ...cluster,
      rules: 'view' as const,
    }));
    const { user, patches } = await renderPage(<EntityFluxDeploymentsCard />, {
      story,
    });
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-config');
    const denied =
      'Not permitted: patch kustomizations in team-a on production-eu';
    const sync = actionButton(row, /^Sync/);
    await user.hover(sync);
    await waitFor(() => expect(sync).toHaveAttribute('aria-disabled', 'true'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(denied);
    await user.click(sync);
    const suspend = await menuItem(user, row, MORE, /^Suspend…/);
    expect(suspend).toHaveAttribute('aria-disabled', 'true');
    expect(suspend).toHaveTextContent(denied);
    await user.click(suspend);
    await settle();
    expect(patches()).toEqual([]);
  });

  it('is told the words of an admission policy, and disables no button', async () => {
    const { user, alerts, cluster } = await renderPage(
      <EntityFluxDeploymentsCard />,
      { story: 'waiting' },
    );
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-config');
    const message =
      'admission webhook "policy.example.com" denied the request: production is frozen until 2026-12-01';
    cluster('production-eu').setFaults([
      {
        methods: ['PATCH'],
        times: 1,
        effect: { type: 'status', status: 403, message },
      },
    ]);
    const sync = actionButton(row, /^Sync (?!with)/);
    await user.click(sync);
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]?.message).toBe(
      `Sync Kustomization team-a/podinfo-config on production-eu failed: rejected by the cluster (HTTP 403): ${message}`,
    );
    await settle();
    expect(sync).toHaveAttribute('aria-disabled', 'false');
  });

  it('reports the missing permission if it was revoked a moment ago', async () => {
    const { user, alerts, cluster } = await renderPage(
      <EntityFluxDeploymentsCard />,
      { story: 'waiting' },
    );
    const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo-config');
    await settle();
    cluster('production-eu').setRules('view');
    await user.click(actionButton(row, /^Sync (?!with)/));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]?.message).toBe(
      'Sync Kustomization team-a/podinfo-config on production-eu failed: Not permitted: patch kustomizations in team-a on production-eu',
    );
    // The refusal is remembered, so that the button is disabled from now on.
    await waitFor(() =>
      expect(actionButton(row, /^Sync (?!with)/)).toHaveAttribute(
        'aria-disabled',
        'true',
      ),
    );
  });
});
