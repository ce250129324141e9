import { screen, waitFor, within } from '@testing-library/react';
import { CLUSTER_ADMIN, type KubernetesObject } from '../../../dev/cluster';
import {
  gitRepository,
  kustomization,
  type ObjectOptions,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import {
  EntityFluxCard,
  EntityFluxDeploymentsCard,
  EntityFluxHelmReleasesCard,
} from '../..';
import {
  actionButton,
  clustersOf,
  filledTable,
  menuItem,
  MORE,
  objectIn,
  oneCluster,
  renderPage,
  rowOf,
  setUpPages,
  settle,
  WAYS,
  text,
} from '../../__testUtils__';

setUpPages();

/** Image policies need more than the role "sync". */
const DEPLOYMENTS = 'Flux deployments';
/** By the clock of a test, which those before it may have moved. */
const twoDaysAgo = () => new Date(Date.now() - 49 * 3_600_000).toISOString();

/** A suspension by hand, two days ago. */
const byHand = {
  suspend: true,
  suspendedWith: 'flux-client-side-apply',
  changed: '49h',
} as const;

/** Returns the object as kustomize-controller leaves it if `spec.suspend` is set in Git. */
const fromGit = (object: KubernetesObject): KubernetesObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    labels: {
      ...object.metadata.labels,
      'kustomize.toolkit.fluxcd.io/name': 'apps',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    },
    managedFields: [
      {
        manager: 'kustomize-controller',
        operation: 'Apply',
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:spec': { 'f:suspend': {}, 'f:path': {} } },
      },
    ],
  },
});

/** Renders a page with one Kustomization, called podinfo. */
async function showOne(
  options: Partial<ObjectOptions>,
  change: (object: KubernetesObject) => KubernetesObject = object => object,
) {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: [
      oneCluster(at => {
        const source = gitRepository(at, {
          ...mine,
          name: 'podinfo',
          url: 'https://github.com/stefanprodan/podinfo',
        });
        const applier = kustomization(at, {
          ...{ ...mine, name: 'podinfo', source },
          ...options,
        });
        return [source, change(applier)];
      }),
    ],
  });
  const row = rowOf(await filledTable(DEPLOYMENTS), 'podinfo');
  return { ...page, row };
}

describe('a suspended row', () => {
  it.each([
    [
      'this plugin',
      () => ({
        'fluxcd.controlplane.io/suspendedBy': 'jane',
        'backstage-plugin-flux/suspended-at': twoDaysAgo(),
        'backstage-plugin-flux/suspend-reason': 'migration',
      }),
      'Suspended by jane, 2 days ago: migration',
    ],
    [
      "Flux's own web UI",
      () => ({ 'fluxcd.controlplane.io/suspendedBy': 'jane' }),
      'Suspended by jane',
    ],
    [
      'Weave GitOps',
      () => ({ 'weave.works/suspended-by': 'joe@example.com' }),
      'Suspended by joe@example.com',
    ],
    ['the CLI, which says nothing', () => ({}), 'Suspended by an unknown user'],
  ])(
    'shows who suspended it, when and why, with %s',
    async (_, annotations, said) => {
      const { row } = await showOne({ ...byHand, annotations: annotations() });
      expect(text(row, 'Status')).toBe(said);
    },
  );

  it.each([
    ['kubectl-patch', 'Suspended by an unknown user'],
    [undefined, 'Suspended by Kustomization flux-system/team-a'],
  ])(
    'does not blame the user of an earlier suspension for one by %s',
    async (suspendedWith, said) => {
      const { user, row } = await showOne({
        ...byHand,
        annotations: {
          'fluxcd.controlplane.io/suspendedBy': 'guest',
          'backstage-plugin-flux/suspended-at': twoDaysAgo(),
          'backstage-plugin-flux/suspend-reason': 'an old reason',
        },
        annotatedWith: 'flux-client-side-apply',
        suspendedWith,
      });
      expect(text(row, 'Status')).toBe(said);
      await user.type(
        screen.getByRole('textbox', { name: `Search ${DEPLOYMENTS}` }),
        'guest',
      );
      await waitFor(() => expect(row).not.toBeInTheDocument());
    },
  );

  it('names annotations as its source where nothing tells who wrote spec.suspend', async () => {
    const { row } = await showOne({
      ...byHand,
      annotations: { 'fluxcd.controlplane.io/suspendedBy': 'jane' },
      appliedBy: undefined,
    });
    expect(text(row, 'Status')).toBe(
      'Suspended according to its annotations: by jane',
    );
  });

  it('no longer shows them once it is resumed', async () => {
    const { row } = await showOne({
      annotations: { 'fluxcd.controlplane.io/suspendedBy': 'jane' },
    });
    expect(text(row, 'Status')).toBe('Ready');
  });

  it('is found by the user and the reason', async () => {
    const { user, row } = await showOne({
      suspend: true,
      annotations: {
        'fluxcd.controlplane.io/suspendedBy': 'jane',
        'backstage-plugin-flux/suspend-reason': 'migration',
      },
    });
    const search = screen.getByRole('textbox', {
      name: `Search ${DEPLOYMENTS}`,
    });
    await user.type(search, 'jane');
    expect(row).toBeInTheDocument();
    await user.clear(search);
    await user.type(search, 'migr');
    expect(row).toBeInTheDocument();
    await user.type(search, 'x');
    await waitFor(() => expect(row).not.toBeInTheDocument());
  });
});

describe('where Git manages spec.suspend', () => {
  const UNDONE =
    'This will not last: Kustomization flux-system/apps manages spec.suspend from Git';

  it('the button and the dialog warn before a suspension', async () => {
    const { user, row, patches } = await showOne({ suspend: false }, fromGit);
    const more = actionButton(row, MORE);
    const suspend = await menuItem(user, row, MORE, /^Suspend…/);
    expect(suspend).toHaveTextContent(UNDONE);
    await user.click(suspend);
    expect(await screen.findByRole('dialog')).toHaveTextContent(UNDONE);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(patches()).toEqual([]);
    expect(more).toHaveFocus();
  });

  it('a dialog warns before a resumption', async () => {
    const { user, row, patches } = await showOne({ suspend: true }, fromGit);
    await user.click(actionButton(row, /^Resume/));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(UNDONE);
    expect(patches()).toEqual([]);
    await user.click(
      within(dialog).getByRole('button', { name: 'Resume anyway' }),
    );
    await waitFor(() => expect(patches()).toHaveLength(1));
  });

  it('no warning shows where Flux leaves the resource alone, as an annotation says', async () => {
    const annotations = {
      'kustomize.toolkit.fluxcd.io/reconcile': 'disabled',
    };
    const { user, row, patches } = await showOne(
      { suspend: true, annotations },
      fromGit,
    );
    expect(text(row, 'Status')).toBe(
      'Suspended by Kustomization flux-system/apps',
    );
    await user.click(actionButton(row, /^Resume/));
    await waitFor(() => expect(patches()).toHaveLength(1));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('no warning shows for a manager that wrote the field once', async () => {
    const { user, row } = await showOne({ suspend: false }, object => {
      const applied = fromGit(object);
      const [entry] = applied.metadata.managedFields as [object];
      const managedFields = [{ ...entry, operation: 'Update' }];
      return { ...applied, metadata: { ...applied.metadata, managedFields } };
    });
    const suspend = await menuItem(user, row, MORE, /^Suspend…/);
    expect(suspend).not.toHaveTextContent('Git');
  });
});

describe('a dialog shows the resource as it is now', () => {
  const changed = async (
    page: Awaited<ReturnType<typeof showOne>>,
    change: (object: KubernetesObject) => KubernetesObject,
  ) => {
    const cluster = page.cluster('production');
    cluster.apply(change(objectIn(cluster, 'Kustomization', 'podinfo')));
    await page.poll();
    await settle(500);
  };

  it('and does not overwrite the suspension of somebody else', async () => {
    const page = await showOne({});
    const { user, row, patches } = page;
    await user.click(await menuItem(user, row, MORE, 'Suspend…'));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 'mine');
    await changed(page, object => ({
      ...object,
      spec: { ...object.spec, suspend: true },
      metadata: {
        ...object.metadata,
        annotations: {
          'fluxcd.controlplane.io/suspendedBy': 'bob',
          'backstage-plugin-flux/suspend-reason': 'migration',
        },
      },
    }));
    const alert = within(dialog).getByRole('alert');
    expect(alert).toHaveTextContent(/^Already suspended\..*by bob: migration$/);
    const confirm = within(dialog).getByRole('button', { name: 'Suspend' });
    expect(confirm).toBeDisabled();
    await user.keyboard('{Enter}');
    await settle(500);
    expect(patches()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(actionButton(row, MORE)).toHaveFocus();
  });

  it('and does not resume what somebody else has resumed', async () => {
    const page = await showOne({ suspend: true }, fromGit);
    await page.user.click(actionButton(page.row, /^Resume/));
    const dialog = await screen.findByRole('dialog');
    await changed(page, object => ({
      ...object,
      spec: { ...object.spec, suspend: false },
    }));
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      /^Not suspended\.$/,
    );
    expect(
      within(dialog).getByRole('button', { name: 'Resume anyway' }),
    ).toBeDisabled();
  });
});

it('explains that deleting a suspended release does not uninstall it', async () => {
  const { user } = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'all-well',
  });
  const table = await filledTable('Flux HelmReleases');
  const row = rowOf(table, 'podinfo', { cluster: 'staging' });
  await user.click(await menuItem(user, row, MORE, 'Suspend…'));
  expect(await screen.findByRole('dialog')).toHaveTextContent(
    'If you delete it while suspended, the Helm release is not uninstalled.',
  );
});

it.each([
  ['Kustomization', 'podinfo-config', /What is deployed keeps running\./],
  ['GitRepository', 'podinfo-settings', /The last fetched artifact stays/],
  ['ImagePolicy', 'podinfo', /New images are not picked up\./],
  [
    'Alert',
    'podinfo-errors',
    /Events are not sent, and webhooks are ignored\./,
  ],
] as const)(
  'explains what a suspended %s no longer does, and only that',
  async (kind, name, effect) => {
    const { user } = await renderPage(
      <EntityFluxCard kinds={[kind]} title="Any kinds" />,
      {
        story: clustersOf(
          kind === 'ImagePolicy' ? 'image-update' : 'all-kinds',
        ).map(cluster => ({ ...cluster, rules: CLUSTER_ADMIN })),
      },
    );
    const table = await filledTable('Any kinds');
    const row = rowOf(table, name, { cluster: 'production-eu' });
    await user.click(await menuItem(user, row, MORE, 'Suspend…'));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(effect);
    const effects = /deployed|fetched|images|webhooks/g;
    expect(dialog.textContent?.match(effects)).toHaveLength(1);
  },
);

it('names the annotation that Git will restore where an annotation pauses the kind', async () => {
  const byGit = (object: KubernetesObject): KubernetesObject => ({
    ...object,
    metadata: {
      ...object.metadata,
      managedFields: [
        {
          manager: 'kustomize-controller',
          operation: 'Apply',
          fieldsV1: {
            'f:metadata': {
              'f:annotations': { 'f:fluxcd.controlplane.io/reconcile': {} },
            },
          },
        },
      ],
    },
  });
  const { user, patches } = await renderPage(
    <EntityFluxCard kinds={['ResourceSet']} title="Any kinds" />,
    {
      story: clustersOf('all-kinds').map(cluster => ({
        ...cluster,
        rules: CLUSTER_ADMIN,
        objects: cluster.objects.map(each =>
          each.metadata.name === 'podinfo-paused' ? byGit(each) : each,
        ),
      })),
    },
  );
  const table = await filledTable('Any kinds');
  const row = rowOf(table, 'podinfo-paused', { cluster: 'production-eu' });
  await user.click(actionButton(row, /^Resume/));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent(
    'This will not last: Kustomization flux-system/team-a manages fluxcd.controlplane.io/reconcile from Git',
  );
  expect(dialog).not.toHaveTextContent('spec.suspend');
  expect(patches()).toEqual([]);
});

it('resumes and syncs with one patch', async () => {
  const { user, row, patches, alerts, events } = await showOne({
    suspend: true,
    suspendedWith: 'gitops-server',
    annotations: { 'weave.works/suspended-by': 'joe' },
  });
  await user.click(await menuItem(user, row, WAYS, 'Resume and sync'));
  await waitFor(() => expect(alerts).toHaveLength(1));
  expect(alerts[0]?.message).toMatch(
    /^Resumed Kustomization team-a\/podinfo on production, now ready: /,
  );
  expect(patches()).toEqual([
    {
      metadata: {
        annotations: expect.objectContaining({
          'reconcile.fluxcd.io/requestedAt': expect.stringMatching(/^20.*Z$/),
          'weave.works/suspended-by': null,
        }),
      },
      spec: { suspend: null },
    },
  ]);
  expect(text(row, 'Status')).toBe('Ready');
  expect(events()).toEqual([
    expect.objectContaining({ action: 'resume', subject: 'Kustomization' }),
  ]);
});

describe('the flux CLI commands', () => {
  it('can be copied', async () => {
    const { user, row } = await showOne({});
    await user.click(actionButton(row, /^More actions/));
    await user.click(
      await screen.findByRole('menuitem', {
        name: 'Show flux CLI commands…',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    const commands = [...dialog.querySelectorAll('code')].map(
      ({ textContent }) => textContent,
    );
    expect(commands).toEqual([
      'flux reconcile kustomization podinfo -n team-a',
      'flux reconcile kustomization podinfo -n team-a --with-source',
      'flux suspend kustomization podinfo -n team-a',
      'flux resume kustomization podinfo -n team-a',
    ]);
    expect(dialog).toHaveTextContent('kubectl context set to production');
    expect(
      within(dialog).getByRole('button', { name: `Copy ${commands[1]}` }),
    ).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(actionButton(row, /^More actions/)).toHaveFocus();
  });

  it('are missing for names that Kubernetes does not allow', async () => {
    const { user } = await showOne({}, object => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'team-a;reboot' },
    }));
    const [more] = screen.getAllByRole('button', { name: /^More actions/ });
    if (!more) throw new Error('There is no menu');
    await user.click(more);
    await user.click(
      await screen.findByRole('menuitem', {
        name: 'Show flux CLI commands…',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'The flux CLI has no commands for this resource.',
    );
    expect(dialog.querySelector('code')).toBeNull();
  });
});
