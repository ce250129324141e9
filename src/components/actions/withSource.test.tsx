import { screen, waitFor, within } from '@testing-library/react';
import { CLUSTER_ADMIN, type SimulatedCluster } from '../../../dev/cluster';
import {
  EntityFluxDeploymentsCard,
  EntityFluxHelmReleasesCard,
  EntityFluxImagePoliciesCard,
} from '../..';
import {
  actionButton,
  clustersOf,
  filledTable,
  menuItem,
  objectIn,
  renderPage,
  rowOf,
  setUpPages,
  WAYS,
  type PageOptions,
} from '../../__testUtils__';

setUpPages();

const CLUSTER = { cluster: 'production-eu' };
const WITH_SOURCE = /^Sync with source/;

async function showActions(
  kind: 'Kustomization' | 'HelmRelease',
  name: string,
  options: Partial<PageOptions> = {},
) {
  const page = await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story: 'actions',
    timing: { reconcileMs: 120 },
    ...options,
  });
  const table = await filledTable('Flux deployments');
  const row = rowOf(table, name, { kind, ...CLUSTER });
  const told = async () => {
    await waitFor(() => expect(page.alerts).toHaveLength(1), {
      timeout: 10_000,
    });
    return page.alerts[0]?.message;
  };
  /** Returns the objects that were written, in order. */
  const written = () =>
    page
      .asked()
      .filter(each => each.startsWith('PATCH'))
      .map(each => each.split('/').slice(-2).join('/'));
  return { ...page, row, told, written };
}

/** Deletes an object, as an administrator of the cluster would. */
async function deleteObject(cluster: SimulatedCluster, path: string) {
  cluster.setRules(CLUSTER_ADMIN);
  const { ok } = await cluster.handle(
    new Request(`https://cluster/apis/${path}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${cluster.token}` },
    }),
  );
  expect(ok).toBe(true);
}

/** Records the texts below a row while an action is running, each once. */
function watchProgress(row: HTMLElement): readonly string[] {
  const seen: string[] = [];
  const table = row.closest('table') as HTMLElement;
  new MutationObserver(() => {
    const said = table.querySelector('td[role="status"]')?.textContent;
    if (said && !seen.includes(said)) seen.push(said);
  }).observe(table, { subtree: true, childList: true, characterData: true });
  return seen;
}

describe('Sync with source', () => {
  it('fetches the source, then applies its new revision, and shows both steps', async () => {
    const { user, row, told, written } = await showActions(
      'Kustomization',
      'podinfo-docs',
    );
    const progress = watchProgress(row);
    await user.click(await menuItem(user, row, WAYS, WITH_SOURCE));
    expect(await told()).toMatch(
      /^Synced Kustomization team-a\/podinfo-docs on production-eu: main@sha1:/,
    );
    expect(written()).toEqual([
      'gitrepositories/podinfo',
      'kustomizations/podinfo-docs',
    ]);
    expect(progress[0]).toBe('Fetching GitRepository team-a/podinfo…');
    expect(progress.at(-1)).toMatch(
      /^GitRepository team-a\/podinfo main@sha1:[0-9a-f]{8} → Applying…/,
    );
  });

  it('reconciles the repository, the HelmChart, then the release', async () => {
    const { user, row, told, written } = await showActions(
      'HelmRelease',
      'podinfo',
    );
    await user.click(await menuItem(user, row, WAYS, WITH_SOURCE));
    expect(await told()).toBe(
      'Synced HelmRelease team-a/podinfo on production-eu: 6.9.3',
    );
    expect(written()).toEqual([
      'helmrepositories/company-charts',
      'helmcharts/team-a-podinfo',
      'helmreleases/podinfo',
    ]);
  });

  it('reports a source that Flux does not fetch as skipped', async () => {
    const { user, row, told, written } = await showActions(
      'Kustomization',
      'podinfo-composed',
    );
    await user.click(await menuItem(user, row, WAYS, WITH_SOURCE));
    expect(await told()).toMatch(
      /^Synced .*: latest@sha256:\w+\. Skipped ExternalArtifact team-a\/podinfo-composed: Flux does not fetch it\.$/,
    );
    expect(written()).toEqual(['kustomizations/podinfo-composed']);
  });

  it('ends with the message of a failing source, and does not reconcile the rest', async () => {
    const { user, row, told, written, alerts } = await showActions(
      'Kustomization',
      'podinfo-private',
    );
    await user.click(await menuItem(user, row, WAYS, WITH_SOURCE));
    expect(await told()).toMatch(
      /^Kustomization team-a\/podinfo-private on production-eu was not synced: its source GitRepository team-a\/podinfo-private failed: failed to checkout .*authentication required/,
    );
    expect(alerts[0]).toMatchObject({
      severity: 'error',
      display: 'permanent',
    });
    expect(written()).toEqual(['gitrepositories/podinfo-private']);
  });

  it('reports the missing permission for the source, and remembers it', async () => {
    const { user, row, told, cluster } = await showActions(
      'Kustomization',
      'podinfo-docs',
    );
    cluster('production-eu').setFaults([
      {
        methods: ['PATCH'],
        plural: 'gitrepositories',
        effect: { type: 'forbidden' },
      },
    ]);
    await user.click(await menuItem(user, row, WAYS, WITH_SOURCE));
    const denied =
      'Not permitted: patch gitrepositories in team-a on production-eu';
    expect(await told()).toContain(denied);
    // The permission to sync the object itself is not affected.
    await waitFor(() =>
      expect(actionButton(row, /^Sync/)).toHaveAttribute(
        'aria-disabled',
        'false',
      ),
    );
    const item = await menuItem(user, row, WAYS, WITH_SOURCE);
    await waitFor(() => expect(item).toHaveAttribute('aria-disabled', 'true'));
    expect(item).toHaveTextContent(denied);
  });

  it('continues when the card is unmounted, and shows again with it', async () => {
    const { user, row, told, show, cluster } = await showActions(
      'Kustomization',
      'podinfo-docs',
    );
    const endRuns = cluster('production-eu').holdRuns();
    await user.click(await menuItem(user, row, WAYS, WITH_SOURCE));
    show(<p>Elsewhere</p>);
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    show(<EntityFluxDeploymentsCard many={false} />);
    const again = rowOf(
      await filledTable('Flux deployments'),
      'podinfo-docs',
      CLUSTER,
    );
    expect(
      await within(again).findByLabelText(/^Syncing Kustomization/),
    ).toBeInTheDocument();
    endRuns();
    expect(await told()).toMatch(/^Synced /);
  });

  it('scans the image repository before it reconciles the policy', async () => {
    const page = await renderPage(<EntityFluxImagePoliciesCard />, {
      // The roles in the README do not allow patching image policies.
      story: clustersOf('actions').map(cluster => ({
        ...cluster,
        rules: CLUSTER_ADMIN,
      })),
    });
    const table = await filledTable('Flux ImagePolicies');
    const [button] = within(table).getAllByRole('button', {
      name: /^More ways to sync.* on production-eu/,
    });
    if (!button) throw new Error('There is no such button');
    await page.user.click(button);
    await page.user.click(
      await screen.findByRole('menuitem', { name: WITH_SOURCE }),
    );
    await waitFor(() => expect(page.alerts).toHaveLength(1));
    expect(page.alerts[0]).toMatchObject({ severity: 'success' });
    const written = page.asked().filter(each => each.startsWith('PATCH'));
    expect(written.map(each => each.split('/').at(-2))).toEqual([
      'imagerepositories',
      'imagepolicies',
    ]);
  });
});

describe('a long sync', () => {
  it('says so below its row, and is still followed', async () => {
    const { user, row, told, cluster } = await showActions(
      'Kustomization',
      'podinfo-docs',
      { longAfterMs: 200 },
    );
    const endRuns = cluster('production-eu').holdRuns();
    await user.click(actionButton(row, /^Sync (?!with)/));
    expect(
      await screen.findByText(/Taking longer than usual\. Still watching\.$/),
    ).toBeInTheDocument();
    endRuns();
    expect(await told()).toMatch(/^Synced /);
    expect(screen.queryByText(/Taking longer/)).not.toBeInTheDocument();
  });
});

describe('an object that changes during a sync', () => {
  it('is reported as deleted', async () => {
    const { user, row, told, cluster, alerts } = await showActions(
      'Kustomization',
      'podinfo-docs',
      { timing: { reconcileMs: 60_000 } },
    );
    await user.click(actionButton(row, /^Sync (?!with)/));
    await deleteObject(
      cluster('production-eu'),
      'kustomize.toolkit.fluxcd.io/v1/namespaces/team-a/kustomizations/podinfo-docs',
    );
    expect(await told()).toBe(
      'Kustomization team-a/podinfo-docs on production-eu was deleted in the meantime',
    );
    expect(alerts[0]).toMatchObject({ severity: 'warning' });
  });

  it('is reported as a conflict, and not written again', async () => {
    const { user, row, told, cluster, written } = await showActions(
      'Kustomization',
      'podinfo-docs',
    );
    cluster('production-eu').setFaults([
      { methods: ['PATCH'], effect: { type: 'conflict' } },
    ]);
    await user.click(actionButton(row, /^Sync (?!with)/));
    expect(await told()).toBe(
      'Sync Kustomization team-a/podinfo-docs on production-eu failed: it was changed by someone else at the same time. Nothing was written; check its current state and try again',
    );
    expect(written()).toEqual(['kustomizations/podinfo-docs']);
  });
});

describe('Force and reset', () => {
  it.each([
    ['Force…', 'Force', 'forceAt', 'Runs one Helm install or upgrade'],
    [
      'Reset failures…',
      'Reset failures',
      'resetAt',
      'Clears the failure count',
    ],
  ])(
    '%s asks for confirmation, and writes the token twice',
    async (item, confirm, annotation, explained) => {
      const page = await renderPage(
        <EntityFluxHelmReleasesCard many={false} />,
        { story: 'actions' },
      );
      const table = await filledTable('Flux HelmReleases');
      const row = rowOf(table, 'podinfo-exhausted', CLUSTER);
      const more = actionButton(row, WAYS);
      await page.user.click(more);
      await page.user.click(
        await screen.findByRole('menuitem', { name: item }),
      );
      const dialog = await screen.findByRole('dialog');
      expect(dialog).toHaveTextContent(explained);
      expect(page.patches()).toEqual([]);
      await page.user.click(
        within(dialog).getByRole('button', { name: confirm }),
      );
      expect(more).toHaveFocus();
      await waitFor(() => expect(page.alerts).toHaveLength(1));
      expect(page.alerts[0]).toMatchObject({ severity: 'success' });
      const [patch] = page.patches() as [
        { metadata: { annotations: Record<string, string> } },
      ];
      const { annotations } = patch.metadata;
      expect(Object.keys(annotations)).toEqual([
        'reconcile.fluxcd.io/requestedAt',
        `reconcile.fluxcd.io/${annotation}`,
      ]);
      expect(new Set(Object.values(annotations)).size).toBe(1);
      expect(page.events()).toEqual([
        expect.objectContaining({
          action: 'reconcile',
          subject: 'HelmRelease',
          attributes: expect.objectContaining({
            entityRef: 'component:default/podinfo',
          }),
        }),
      ]);
    },
  );

  it.each(['Force', 'Reset failures'])(
    '%s cannot be confirmed once the release is suspended',
    async name => {
      const page = await renderPage(
        <EntityFluxHelmReleasesCard many={false} />,
        { story: 'actions' },
      );
      const { user } = page;
      const table = await filledTable('Flux HelmReleases');
      const row = rowOf(table, 'podinfo', CLUSTER);
      const cluster = page.cluster('production-eu');
      await user.click(await menuItem(user, row, WAYS, `${name}…`));
      const dialog = await screen.findByRole('dialog');
      const confirm = within(dialog).getByRole('button', { name });
      expect(confirm).toBeEnabled();
      const release = objectIn(cluster, 'HelmRelease', 'podinfo');
      cluster.apply({ ...release, spec: { ...release.spec, suspend: true } });
      await page.poll();
      await waitFor(() => expect(confirm).toBeDisabled());
      expect(within(dialog).getByRole('alert')).toHaveTextContent(
        'Suspended. Resume it first.',
      );
    },
  );

  it('closes with Escape, and returns the focus', async () => {
    const page = await renderPage(<EntityFluxHelmReleasesCard many={false} />, {
      story: 'actions',
    });
    const table = await filledTable('Flux HelmReleases');
    const more = actionButton(rowOf(table, 'podinfo', CLUSTER), WAYS);
    await page.user.click(more);
    await page.user.click(
      await screen.findByRole('menuitem', { name: 'Force…' }),
    );
    await screen.findByRole('dialog');
    await page.user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(more).toHaveFocus();
    expect(page.patches()).toEqual([]);
  });
});
