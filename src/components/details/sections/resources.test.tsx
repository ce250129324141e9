import { screen, waitFor, within } from '@testing-library/react';
import {
  CLUSTER_ADMIN,
  type ClusterSpec,
  type KubernetesObject,
  type PolicyRule,
} from '../../../../dev/cluster';
import {
  gitRepository,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  imageUpdateAutomation,
  inventory,
  isFalse,
  isTrue,
  kustomization,
  retrying,
  type ConditionSketch,
  type Setting,
} from '../../../../dev/scenarios/build';
import { mine } from '../../../../dev/scenarios/parts/podinfo';
import { EntityFluxCard, EntityFluxDeploymentsCard } from '../../..';
import {
  filledTable,
  oneCluster,
  openDetails,
  renderPage,
  rowOf,
  settle,
  setUpPages,
  TEN,
} from '../../../__testUtils__';

setUpPages();

const FLUX_ONLY: readonly PolicyRule[] = [
  'source',
  'kustomize',
  'helm',
  'image',
  'notification',
].map(each => ({
  apiGroups: [`${each}.toolkit.fluxcd.io`],
  resources: ['*'],
  verbs: ['*'],
}));

const URL = 'https://github.com/example/app';
const plain = (line: string) => line.split(' ').slice(0, 3).join(' ');
const applying = (
  object: KubernetesObject,
  lines: readonly string[],
): KubernetesObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    annotations: {
      ...object.metadata.annotations,
      'sim.flux/applies': lines.join('\n'),
    },
  },
});

/** A Kustomization that has applied these lines. */
const story = (
  lines: readonly string[],
  rules: readonly PolicyRule[] = CLUSTER_ADMIN,
): readonly ClusterSpec[] => [
  {
    ...oneCluster(at => {
      const source = gitRepository(at, { ...mine, name: 'app', url: URL });
      const applies = lines.map(plain);
      return [
        source,
        applying(
          kustomization(at, { ...mine, name: 'web', source, applies }),
          lines,
        ),
      ];
    }),
    rules,
  },
];

async function openRow(clusters: readonly ClusterSpec[], name = 'web') {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: clusters,
  });
  const table = await filledTable('Flux deployments');
  const dialog = await openDetails(page.user, rowOf(table, name), name);
  const show = (section: string) =>
    page.user.click(within(dialog).getByRole('tab', { name: section }));
  return { ...page, dialog, show };
}

const resourcesIn = async (dialog: HTMLElement) => {
  const list = await within(dialog).findByRole('list', { name: 'Resources' });
  return [...list.children].map(item => item.textContent ?? '');
};

describe('the section Resources', () => {
  it('shows what was applied with its health, in at most twelve requests', async () => {
    const { dialog, show, standIn } = await openRow(story(TEN));
    const before = standIn.requests.length;
    await show('Resources');
    const rows = await resourcesIn(dialog);
    expect(rows).toHaveLength(10);
    expect(rows.every(row => row.includes('Healthy'))).toBe(true);
    expect(
      within(dialog).getByRole('list', { name: 'Resources by health' }),
    ).toHaveTextContent('10 healthy');
    // The drawer itself has read the object already.
    expect(standIn.requests.length - before).toBeLessThanOrEqual(11);
  });

  it('leads from the worst workload to the Pod that fails, why, and its last words', async () => {
    const { dialog, show, user } = await openRow(
      story([
        'v1 Service podinfo',
        'apps/v1 Deployment podinfo state=crash exit=137 since=18m',
      ]),
    );
    await show('Resources');
    const [worst] = await resourcesIn(dialog);
    expect(worst).toContain('Deployment podinfo');
    const [log] = await within(dialog).findAllByRole('button', {
      name: /^Last log lines of podinfo-/,
    });
    expect(dialog).toHaveTextContent(
      /OOMKilled, exited with code 137, restarted \d+ times?/,
    );
    log?.focus();
    await user.keyboard('{Enter}');
    expect(log).toHaveAttribute('aria-expanded', 'true');
    await within(dialog).findByLabelText('Last log lines');
    // One age is enough for all of it.
    expect(within(dialog).getAllByText(/^Updated /)).toHaveLength(1);
  });

  it('says that a command ended well, and was restarted all the same', async () => {
    const { dialog, show } = await openRow(
      story(['apps/v1 Deployment podinfo state=crash exit=0 since=18m']),
    );
    await show('Resources');
    await waitFor(() =>
      expect(dialog).toHaveTextContent(
        /podinfo: Completed, exited with code 0, restarted \d+ times?/,
      ),
    );
  });

  it('opens an object of Flux in the same drawer', async () => {
    const { dialog, show, user } = await openRow(
      story(['source.toolkit.fluxcd.io/v1 GitRepository app']),
    );
    await show('Resources');
    const list = await within(dialog).findByRole('list', { name: 'Resources' });
    await user.click(within(list).getByRole('link', { name: 'app' }));
    expect(
      await within(dialog).findByRole('heading', { name: 'GitRepository app' }),
    ).toBeVisible();
  });

  it('says which role is missing, once for each kind', async () => {
    const { dialog, show } = await openRow(
      story(['v1 ConfigMap a', 'v1 ConfigMap b', 'v1 Secret c'], FLUX_ONLY),
    );
    await show('Resources');
    const rows = await resourcesIn(dialog);
    expect(rows).toEqual([
      expect.stringContaining('Could not be read'),
      expect.stringContaining('Could not be read'),
      expect.stringContaining('Secrets are not read'),
    ]);
    const alert = within(dialog).getByRole('alert');
    expect(alert).toHaveTextContent('production: ConfigMap: not permitted');
    expect(alert).toHaveTextContent(
      'the cluster role "backstage-flux-details"',
    );
  });

  it('says that nothing has been applied', async () => {
    const { dialog, show } = await openRow(story([]));
    await show('Resources');
    expect(
      await within(dialog).findByText('Nothing has been applied yet.'),
    ).toBeVisible();
  });

  describe('of a release without an inventory', () => {
    const NO_INVENTORY = /^Flux has no inventory of the applied objects/;
    const releaseWith = (
      options: Partial<Parameters<typeof helmRelease>[1]>,
    ): readonly ClusterSpec[] => [
      {
        ...oneCluster(at => {
          const source = gitRepository(at, { ...mine, name: 'app', url: URL });
          return [
            source,
            helmRelease(at, { ...mine, name: 'web', source, ...options }),
          ];
        }),
        rules: CLUSTER_ADMIN,
      },
    ];
    const openResources = async (
      options: Partial<Parameters<typeof helmRelease>[1]>,
    ) => {
      const { dialog, show } = await openRow(releaseWith(options));
      await show('Resources');
      return within(dialog);
    };
    const kubeConfig = { secretRef: { name: 'edge' } };

    it('says that a deployed release is on another cluster', async () => {
      const section = await openResources({ spec: { kubeConfig } });
      expect(await section.findByText(NO_INVENTORY)).toBeVisible();
      expect(
        section.getByText(/^The applied objects are on another cluster/),
      ).toBeVisible();
      expect(section.queryByText(/^Nothing has been applied/)).toBeNull();
    });

    it('says that no object was found by the labels of a deployed release', async () => {
      const section = await openResources({});
      expect(await section.findByText(NO_INVENTORY)).toBeVisible();
      expect(
        section.getByText(
          'No workloads, Services or similar objects were found by their labels.',
        ),
      ).toBeVisible();
      expect(section.queryByText(/^Nothing has been applied/)).toBeNull();
    });

    it.each([{}, { kubeConfig }])(
      'says that a release that was never installed has applied nothing: %j',
      async spec => {
        const section = await openResources({ revisions: [], spec });
        expect(
          await section.findByText('Nothing has been applied yet.'),
        ).toBeVisible();
        expect(section.queryByText(NO_INVENTORY)).toBeNull();
        expect(section.queryByText(/on another cluster/)).toBeNull();
      },
    );
  });

  it('draws the worst of many, and all on request', async () => {
    const many = Array.from({ length: 120 }, (_, i) => `v1 ConfigMap c-${i}`);
    const { dialog, show, user } = await openRow(
      story([...many, 'apps/v1 Deployment bad state=cannot-pull since=18m']),
    );
    await show('Resources');
    const rows = await resourcesIn(dialog);
    expect(rows).toHaveLength(100);
    expect(rows[0]).toContain('Deployment bad');
    await user.click(
      within(dialog).getByRole('button', { name: 'Show all 121' }),
    );
    expect(await resourcesIn(dialog)).toHaveLength(121);
  });
});

describe('the row of a failed health check', () => {
  const failing = (at: Setting, waitedFor: string, changed: string) => {
    const source = gitRepository(at, { ...mine, name: 'app', url: URL });
    const line = 'apps/v1 Deployment podinfo state=cannot-pull since=18m';
    const message = `health check failed after 5m0s: timeout waiting for: [Deployment/team-a/${waitedFor} status: 'InProgress']`;
    const web = kustomization(at, {
      ...mine,
      name: 'web',
      source,
      // Applied objects exist, healthy or not.
      status: { inventory: inventory('team-a', [plain(line)]) },
      conditions: retrying('HealthCheckFailed', message, { changed }),
    });
    return [source, applying(web, [line])];
  };
  const openFailing = async (waitedFor: string) => {
    const cluster = oneCluster(at => failing(at, waitedFor, '13m'));
    const page = await openRow([{ ...cluster, rules: CLUSTER_ADMIN }]);
    const region = screen.getByRole('region', { name: 'Flux deployments' });
    return { ...page, table: within(region).getByRole('table') };
  };
  const POD =
    /Pod podinfo-[a-z0-9-]+: podinfo: (ErrImagePull|ImagePullBackOff)/;

  it('names the Pod that fails once details have read it, until the next run', async () => {
    const { table, show, user, dialog, poll, cluster } =
      await openFailing('podinfo');
    expect(table).not.toHaveTextContent(POD);
    await show('Resources');
    await waitFor(() => expect(table).toHaveTextContent(POD));
    expect(
      within(dialog).getByRole('group', { name: 'Message' }),
    ).toHaveTextContent(POD);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await settle(130_000);
    expect(table).toHaveTextContent(POD);
    expect(table).toHaveTextContent(/Updated 2 minutes ago/);

    // It has run again, and failed for the same reason as far as its message tells.
    const now = new Date();
    const at = { cluster: 'production', flux: '2.9', now } as const;
    failing(at, 'podinfo', '1m').forEach(each =>
      cluster('production').apply(each),
    );
    await poll();
    expect(table).toHaveTextContent('health check failed');
    expect(table).not.toHaveTextContent(POD);
  });

  it('names no Pod of a workload that was not waited for', async () => {
    const { table, show, dialog } = await openFailing('other');
    await show('Resources');
    await within(dialog).findAllByText(/ImagePull/);
    expect(table).not.toHaveTextContent(POD);
  });
});

describe('the chain', () => {
  const chainIn = async (dialog: HTMLElement) => {
    const chain = await within(dialog).findByRole('region', {
      name: 'Where the change is',
    });
    return {
      chain,
      links: () =>
        within(chain)
          .getAllByRole('listitem')
          .map(item => item.textContent ?? ''),
    };
  };
  const failingRepository = () => [
    oneCluster(at => {
      const charts = helmRepository(at, {
        ...mine,
        name: 'charts',
        url: 'https://charts.example.com',
        conditions: [isFalse('Ready', 'Failed', '401 Unauthorized')],
      });
      return [
        charts,
        helmRelease(at, { ...mine, name: 'web', source: charts }),
      ];
    }),
  ];

  it('leads an image update on to the workloads, with the commit', async () => {
    const { user } = await renderPage(
      <>
        <EntityFluxCard
          title="Automations"
          kinds={['ImageRepository', 'ImageUpdateAutomation']}
        />
        <EntityFluxDeploymentsCard />
      </>,
      { story: 'image-update' },
    );
    await filledTable('Flux deployments');
    const table = await filledTable('Automations');
    const [row] = within(table)
      .getAllByRole('row', { name: /ImageUpdateAutomation/ })
      .filter(each => within(each).queryByText(/production-eu/));
    if (!row) throw new Error('There is no automation');
    const dialog = await openDetails(user, row, 'podinfo');
    const { links } = await chainIn(dialog);
    await waitFor(() =>
      expect(links()).toEqual([
        expect.stringMatching(/^ImageRepository.*podinfo.*Ready/),
        expect.stringMatching(/^ImagePolicy.*podinfo.*6\.9\.3.*Ready/),
        expect.stringMatching(
          /^ImageUpdateAutomation.*podinfo.*sha1:[0-9a-f]{8}.*Ready/,
        ),
        expect.stringMatching(/^GitRepository.*main@sha1:[0-9a-f]{8}.*Ready/),
        expect.stringMatching(/^Kustomization.*main@sha1:.*Reconciling/),
      ]),
    );
  });

  describe('ends with the health of the applied objects', () => {
    const CONFIG_MAPS: readonly PolicyRule[] = [
      ...FLUX_ONLY,
      { apiGroups: [''], resources: ['configmaps'], verbs: ['*'] },
    ];
    const WAITED =
      "timeout waiting for: [Deployment/team-a/bad status: 'InProgress']";
    /** Opens a Kustomization with `wait`, whose Deployments may not be read, and returns the last link of its chain. */
    const lastLink = async (
      lines: readonly string[],
      checks: readonly ConditionSketch[],
      { rules = CONFIG_MAPS, name = 'web' } = {},
    ) => {
      const cluster = oneCluster(at => {
        const source = gitRepository(at, { ...mine, name: 'app', url: URL });
        const web = kustomization(at, {
          ...mine,
          name,
          source,
          status: { inventory: inventory('team-a', lines.map(plain)) },
          conditions: checks,
        });
        return [source, applying(web, lines)];
      });
      const { dialog, show } = await openRow([{ ...cluster, rules }], name);
      await show('Resources');
      await resourcesIn(dialog);
      const { links } = await chainIn(dialog);
      return links().at(-1);
    };
    const unhealthy = (reason: string) => [
      ...retrying(reason, WAITED),
      isFalse('Healthy', reason, WAITED),
    ];
    const ready = isTrue('Ready', 'ReconciliationSucceeded', 'Applied');
    const passed = isTrue('Healthy', 'Succeeded', 'Health check passed in 1s');
    const PARTLY = ['v1 ConfigMap a', 'apps/v1 Deployment bad'];

    it.each([
      ['fails its health checks', 'Failed', unhealthy('HealthCheckFailed')],
      ['passes its health checks', 'Healthy', [ready, passed]],
      ['has none', 'Unknown', [ready]],
      ['was interrupted', 'Unknown', unhealthy('HealthCheckCanceled')],
    ])(
      'where a Deployment cannot be read and Flux %s: %s',
      async (_, health, checks) => {
        expect(await lastLink(PARTLY, checks)).toBe(
          `Applied objectsResources${health}`,
        );
      },
    );

    it('where a problem was read, whatever Flux has found', async () => {
      const rules = [
        ...FLUX_ONLY,
        { apiGroups: ['apps'], resources: ['deployments'], verbs: ['*'] },
      ];
      const lines = [
        'v1 ConfigMap a',
        'apps/v1 Deployment bad state=cannot-pull since=18m',
      ];
      expect(await lastLink(lines, [ready, passed], { rules })).toBe(
        'Applied objectsResourcesFailed',
      );
    });

    it('where too many objects are left to be read one by one', async () => {
      const lines = Array.from({ length: 45 }, (_, i) => `v1 ConfigMap c-${i}`);
      // No label can hold it, so there is no list of what has it.
      const name = 'web'.repeat(30);
      const failed = unhealthy('HealthCheckFailed');
      expect(await lastLink(lines, failed, { name })).toBe(
        'Applied objectsResourcesFailed',
      );
    });
  });

  it('says in words which link does not have the commit yet', async () => {
    const { user } = await renderPage(
      <>
        <EntityFluxCard title="Automations" kinds={['ImageUpdateAutomation']} />
        <EntityFluxDeploymentsCard />
      </>,
      { story: 'image-update' },
    );
    await filledTable('Flux deployments');
    const table = await filledTable('Automations');
    const row = rowOf(table, 'podinfo', { cluster: 'production-us' });
    const dialog = await openDetails(user, row, 'podinfo');
    const { links } = await chainIn(dialog);
    await waitFor(() =>
      expect(links().slice(-2)).toEqual([
        expect.stringMatching(
          /^GitRepository.*ReadyHas not fetched [0-9a-f]{8} yet$/,
        ),
        expect.stringMatching(
          /^Kustomization.*ReadyWaiting for GitRepository team-a\/podinfo$/,
        ),
      ]),
    );
  });

  it('names one of several automations that may use an image', async () => {
    const automations = oneCluster(at => {
      const source = gitRepository(at, { ...mine, name: 'app', url: URL });
      const repository = imageRepository(at, {
        ...mine,
        name: 'web',
        image: 'example.com/web',
        tags: ['2.0'],
      });
      const policy = imagePolicy(at, {
        ...mine,
        name: 'web',
        repository,
        tag: '2.0',
      });
      const shared = { ...mine, source, policies: [policy] };
      return [
        source,
        repository,
        policy,
        imageUpdateAutomation(at, {
          ...shared,
          name: 'api',
          conditions: [isFalse('Ready', 'GitOperationFailed', 'no branch')],
        }),
        imageUpdateAutomation(at, { ...shared, name: 'web' }),
      ];
    });
    const { user } = await renderPage(
      <>
        <EntityFluxCard title="Automations" kinds={['ImageUpdateAutomation']} />
        <EntityFluxCard title="Policies" kinds={['ImagePolicy']} />
      </>,
      { story: [automations] },
    );
    await filledTable('Automations');
    const table = await filledTable('Policies');
    const dialog = await openDetails(user, rowOf(table, 'web'), 'web');
    const { chain, links } = await chainIn(dialog);
    await waitFor(() =>
      expect(links()).toContainEqual(
        expect.stringMatching(
          /^ImageUpdateAutomation.*web.*ReadyOne of 2 that may use this image$/,
        ),
      ),
    );
    expect(chain).not.toHaveTextContent('Stuck');
  });

  it('shows how far a change has come', async () => {
    const { dialog } = await openRow(story(['v1 Service podinfo']));
    const { links } = await chainIn(dialog);
    expect(links()[0]).toMatch(/GitRepository.*app.*Ready/);
    expect(links()[1]).toMatch(/Kustomization.*web.*Ready/);
  });

  it('marks the leftmost link that is not well; what comes after it waits', async () => {
    const { dialog, user } = await openRow(failingRepository());
    const { chain, links } = await chainIn(dialog);
    const [first, ...others] = links();
    expect(first).toMatch(/HelmRepository.*charts.*Stuck here/);
    expect(
      others.every(each =>
        each.includes('Waiting for HelmRepository team-a/charts'),
      ),
    ).toBe(true);
    expect(chain).toHaveTextContent(
      'Stuck at HelmRepository team-a/charts: 401 Unauthorized',
    );
    const [name] = within(chain).getAllByRole('link', { name: 'charts' });
    name?.focus();
    await user.keyboard('{ArrowRight}');
    expect(name).not.toHaveFocus();
    await user.keyboard('{Home}');
    expect(name).toHaveFocus();
    await user.keyboard('{Enter}');
    await within(dialog).findByRole('heading', {
      name: 'HelmRepository charts',
    });
  });
});
