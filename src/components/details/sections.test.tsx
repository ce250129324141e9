import { screen, waitFor, within } from '@testing-library/react';
import {
  CLUSTER_ADMIN,
  type ClusterSpec,
  type KubernetesObject,
  type PolicyRule,
  type SimulatedCluster,
} from '../../../dev/cluster';
import { EntityFluxCard, EntityFluxDeploymentsCard } from '../..';
import {
  filledTable,
  openDetails,
  renderPage,
  rowOf,
  setUpPages,
  oneCluster,
} from '../../__testUtils__';
import { clustersOf } from '../../__testUtils__/backstage';
import {
  gitRepository,
  isFalse,
  kustomization,
  resourceSet,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';

setUpPages();

/** Opens the details of an object in a scenario, and returns a function that shows one of their sections. */
async function openStory(
  story: string,
  row: { readonly name: string; readonly cluster?: string },
  options: {
    readonly rules?: readonly PolicyRule[];
    /** Labels of the object. */
    readonly labels?: Readonly<Record<string, string>>;
    /** Other objects of its cluster. */
    readonly more?: readonly KubernetesObject[];
  } = {},
) {
  const { rules, labels, more = [] } = options;
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: clustersOf(story).map(cluster => ({
      ...cluster,
      objects: [
        ...cluster.objects.map(each =>
          each.metadata.name === row.name
            ? {
                ...each,
                metadata: {
                  ...each.metadata,
                  labels: { ...each.metadata.labels, ...labels },
                },
              }
            : each,
        ),
        ...more,
      ],
      rules: rules ?? cluster.rules,
    })),
  });
  const table = await filledTable('Flux deployments');
  const { name, cluster } = row;
  const place = rowOf(table, name, { cluster });
  const dialog = await openDetails(page.user, place, name);
  const show = async (section: string) => {
    await page.user.click(
      await within(dialog).findByRole('tab', { name: section }),
    );
    const panel = await within(dialog).findByRole('tabpanel', {
      name: section,
    });
    await waitFor(() =>
      expect(within(panel).queryByRole('status', { name: /Loading/ })).toBe(
        null,
      ),
    );
    return panel;
  };
  return { ...page, dialog, show };
}

const linesOf = (panel: HTMLElement) =>
  within(panel)
    .getAllByRole('listitem')
    .map(item => item.textContent ?? '');

const rowsOf = (panel: HTMLElement) =>
  within(panel)
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent ?? '');

describe('Events', () => {
  it('lists what happened, and who says so', async () => {
    const { show } = await openStory(
      'waiting',
      { name: 'redis' },
      { rules: CLUSTER_ADMIN },
    );
    const panel = await show('Events');
    await within(panel).findByText(/Updated/);
    const [newest = ''] = linesOf(panel);
    expect(newest).toMatch(/^Warning: HealthCheckFailed/);
    expect(newest).toMatch(/timeout waiting for/);
    expect(newest).toContain('kustomize-controller');
  });

  it('counts what was repeated', async () => {
    const { show } = await openStory(
      'waiting',
      { name: 'podinfo-frontend' },
      { rules: CLUSTER_ADMIN },
    );
    const panel = await show('Events');
    await within(panel).findByText(/Updated/);
    expect(linesOf(panel)[0]).toMatch(
      /^DependencyNotReady.*\d+ times, first seen .* ago, kustomize-controller/,
    );
  });

  it('with a switch, has those of the source, which name it', async () => {
    const { show, user } = await openStory(
      'waiting',
      { name: 'redis' },
      { rules: CLUSTER_ADMIN },
    );
    const panel = await show('Events');
    await within(panel).findByText(/Updated/);
    expect(panel).not.toHaveTextContent('GitRepository team-a/podinfo');
    await user.click(
      within(panel).getByRole('checkbox', {
        name: 'Include events of its source and chart',
      }),
    );
    // Events that are listed stay while others are read.
    expect(within(panel).queryByRole('status')).toBeNull();
    expect(linesOf(panel).length).toBeGreaterThan(0);
    expect(
      await within(panel).findAllByRole('link', {
        name: 'GitRepository team-a/podinfo',
      }),
    ).not.toHaveLength(0);
  });

  it('marks those of an earlier object of the same name', async () => {
    const event = (name: string, uid?: string): KubernetesObject => ({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: `redis.${name}`, namespace: 'team-a' },
      involvedObject: {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        namespace: 'team-a',
        name: 'redis',
        ...(uid !== undefined && { uid }),
      },
      type: 'Normal',
      reason: name,
      message: 'It was so.',
      lastTimestamp: '2020-01-01T00:00:00Z',
    });
    const { show } = await openStory(
      'waiting',
      { name: 'redis' },
      {
        rules: CLUSTER_ADMIN,
        more: [event('Deleted', 'another-uid'), event('Vague')],
      },
    );
    const panel = await show('Events');
    await within(panel).findByText('Deleted');
    const earlier = linesOf(panel).filter(line =>
      line.includes('About an earlier object of this name'),
    );
    expect(linesOf(panel)).toContainEqual(expect.stringMatching(/^Vague/));
    expect(earlier).toEqual([expect.stringMatching(/^Deleted/)]);
  });

  it('says which role is missing', async () => {
    const { show } = await openStory('waiting', { name: 'redis' });
    const panel = await show('Events');
    const alert = await within(panel).findByRole('alert');
    expect(alert).toHaveTextContent('Event: not permitted (HTTP 403)');
    expect(alert).toHaveTextContent(
      'the cluster role "backstage-flux-details"',
    );
  });

  it('says which permission of Backstage is missing, as no role would help', async () => {
    const { show, standIn } = await openStory('waiting', { name: 'redis' });
    standIn.setDenied(['kubernetes.proxy']);
    const panel = await show('Events');
    const alert = await within(panel).findByRole('alert');
    expect(alert).toHaveTextContent('Backstage: not permitted (HTTP 403)');
    expect(alert).toHaveTextContent(
      'You need the permission kubernetes.proxy.',
    );
    expect(alert).not.toHaveTextContent('the cluster role');
  });
});

describe('History', () => {
  it('lists the runs of a Kustomization', async () => {
    const { show } = await openStory('waiting', { name: 'redis' });
    const panel = await show('History');
    expect(rowsOf(panel)).toEqual([
      expect.stringMatching(/HealthCheckFailed.*took 5m1/),
    ]);
  });

  it('lists the revisions of a release', async () => {
    const { show } = await openStory('waiting', { name: 'podinfo-redis' });
    const panel = await show('History');
    expect(rowsOf(panel)).toEqual([
      expect.stringMatching(/^Helm revision 1redis 20\.1\.7.*failedinstall/),
    ]);
  });

  it('says since when Flux keeps it where there is none', async () => {
    const { show } = await openStory('waiting', { name: 'podinfo-frontend' });
    expect(await show('History')).toHaveTextContent(
      'No history. Flux 2.7 and later record',
    );
  });
});

describe('Dependencies', () => {
  it('lists what waits for what in both directions, each with its status', async () => {
    const { show } = await openStory('waiting', { name: 'podinfo-frontend' });
    const panel = await show('Dependencies');
    await within(panel).findByRole('table');
    expect(rowsOf(panel)).toEqual([
      expect.stringMatching(
        /^Kustomization team-a\/podinfoThis resource depends on itWaiting/,
      ),
      expect.stringMatching(
        /team-a\/redisThis resource depends on it indirectlyFailed/,
      ),
      expect.stringMatching(/podinfo-testsDepends on this resourceWaiting/),
    ]);
  });

  it('opens a dependency, and the way back', async () => {
    const { show, user, dialog } = await openStory('waiting', {
      name: 'podinfo-frontend',
    });
    const panel = await show('Dependencies');
    await user.click(
      await within(panel).findByRole('link', {
        name: 'Kustomization team-a/redis',
      }),
    );
    await waitFor(() =>
      expect(screen.getByRole('dialog')).toHaveAccessibleName(
        'Kustomization redis',
      ),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Back' }));
    await waitFor(() =>
      expect(screen.getByRole('dialog')).toHaveAccessibleName(
        'Kustomization podinfo-frontend',
      ),
    );
  });

  /** Opens the dependencies of the only object of a kind on a cluster. */
  async function openDependencies(
    kind: string,
    spec: ClusterSpec,
    rules: readonly PolicyRule[],
  ) {
    const { user, cluster } = await renderPage(
      <EntityFluxCard title="Resources" kinds={[kind]} />,
      { story: [spec] },
    );
    const row = rowOf(await filledTable('Resources'), 'web');
    cluster(spec.name).setRules(rules);
    const dialog = await openDetails(user, row, 'web');
    await user.click(
      await within(dialog).findByRole('tab', { name: 'Dependencies' }),
    );
    await within(dialog).findByRole('table');
    return within(dialog).getByRole('tabpanel', { name: 'Dependencies' });
  }

  const URL = 'https://github.com/example/app';
  const gone = (object: KubernetesObject): KubernetesObject => ({
    ...object,
    metadata: { ...object.metadata, name: 'gone' },
  });

  it('reads those of other kinds one by one', async () => {
    const config: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'team-a' },
    };
    const widget = { ...config, apiVersion: 'example.com/v1', kind: 'Widget' };
    const cluster = oneCluster(at => {
      const git = gitRepository(at, { name: 'app', url: URL });
      const dependsOn = [git, gone(git), config, widget];
      const web = resourceSet(at, { ...mine, name: 'web', dependsOn });
      return [git, config, web];
    });
    const panel = await openDependencies(
      'ResourceSet',
      { ...cluster, hasOperator: true },
      CLUSTER_ADMIN,
    );
    expect(rowsOf(panel)).toEqual([
      expect.stringMatching(/^GitRepository team-a\/app.*Ready/),
      expect.stringMatching(/^GitRepository team-a\/gone.*Not found$/),
      expect.stringMatching(/^ConfigMap team-a\/settings.*Healthy$/),
      expect.stringMatching(/^Widget team-a\/settings.*Not found$/),
    ]);
  });

  it('reads those of other namespaces one by one where not all may be listed', async () => {
    const rule = {
      apiGroups: ['kustomize.toolkit.fluxcd.io'],
      resources: ['kustomizations'],
    };
    const cluster = oneCluster(at => {
      const source = gitRepository(at, { ...mine, name: 'app', url: URL });
      const other = (name: string, namespace: string) =>
        kustomization(at, { name, namespace, source });
      const crds = other('crds', 'team-b');
      const base = kustomization(at, {
        name: 'base',
        namespace: 'team-b',
        source,
        dependsOn: [crds],
      });
      const dependsOn = [
        base,
        gone(base),
        other('base', 'team-c'),
        gone(other('gone', 'team-a')),
      ];
      const web = kustomization(at, {
        ...mine,
        name: 'web',
        source,
        dependsOn,
      });
      return [source, crds, base, web];
    });
    const panel = await openDependencies('Kustomization', cluster, [
      { ...rule, verbs: ['get', 'list'], namespaces: ['team-a'] },
      { ...rule, verbs: ['get'], namespaces: ['team-b'] },
    ]);
    expect(rowsOf(panel)).toEqual([
      expect.stringMatching(/^Kustomization team-b\/base.*Ready/),
      expect.stringMatching(/^Kustomization team-b\/gone.*Not found$/),
      expect.stringMatching(
        /^Kustomization team-c\/base.*not permitted \(HTTP 403\)$/,
      ),
      expect.stringMatching(/^Kustomization team-a\/gone.*Not found$/),
      expect.stringMatching(/^Kustomization team-b\/crds.*indirectlyReady/),
    ]);
    expect(panel).toHaveTextContent(
      'Only resources in namespace team-a could be listed. Others may depend on this one.',
    );
  });

  it('says what dependsOn is where there are none', async () => {
    const { show } = await openStory('all-well', {
      name: 'podinfo-redis',
      cluster: 'staging',
    });
    const panel = await show('Dependencies');
    expect(
      await within(panel).findByText(/No dependencies\. With spec\.dependsOn/),
    ).toBeVisible();
  });
});

describe('Logs', () => {
  const APP = 'kustomize-controller';

  /** Returns the Pod of kustomize-controller. */
  function podOf(cluster: SimulatedCluster): KubernetesObject {
    const pod = cluster
      .objects()
      .find(
        ({ kind, metadata: { name } }) =>
          kind === 'Pod' && name.startsWith(`${APP}-`),
      );
    if (!pod) throw new Error('The controller has no Pod');
    return pod;
  }

  /** Adds Pods like that of kustomize-controller, by their names or with other fields. */
  function addPods(
    cluster: SimulatedCluster,
    ...others: readonly (
      | string
      | (Partial<KubernetesObject['metadata']> & { readonly phase?: string })
    )[]
  ): void {
    const pod = podOf(cluster);
    for (const other of others) {
      const { phase, ...fields } =
        typeof other === 'string' ? { name: other } : other;
      const metadata = { ...pod.metadata, ...fields, uid: `${fields.name}` };
      cluster.apply({
        ...pod,
        metadata,
        ...(phase !== undefined && { status: { phase, reason: 'Evicted' } }),
      });
    }
  }

  /** Opens the details of a Kustomization that the shard "shard1" reconciles. */
  async function openSharded() {
    const page = await openStory(
      'waiting',
      { name: 'redis' },
      { rules: CLUSTER_ADMIN, labels: { 'sharding.fluxcd.io/key': 'shard1' } },
    );
    await page.show('Resources');
    return { ...page, simulated: page.cluster('production-eu') };
  }

  it('of a sharded object are those of its shard', async () => {
    const { show, simulated } = await openSharded();
    addPods(simulated, { name: 'shard', labels: { app: `${APP}-shard1` } });
    const panel = await show('Logs');
    expect(await within(panel).findByText(/Read from/)).toHaveTextContent(
      /^Read from flux-system\/shard$/,
    );
    expect(panel).toHaveTextContent(
      'Nothing about this resource in the latest log lines of kustomize-controller-shard1.',
    );
  });

  it('say that a shard has no Pods, and are those of the controller then', async () => {
    const { show, simulated } = await openSharded();
    const panel = await show('Logs');
    expect(await within(panel).findByText(/Read from/)).toHaveTextContent(
      `Read from flux-system/${podOf(simulated).metadata.name}`,
    );
    expect(panel).toHaveTextContent(
      'No Pods labelled app=kustomize-controller-shard1 were found on this cluster.',
    );
  });

  it("are read from some of many Pods, those of the object's namespace and of flux-system first", async () => {
    const { show, cluster } = await openStory(
      'waiting',
      { name: 'redis' },
      { rules: CLUSTER_ADMIN },
    );
    await show('Resources');
    const simulated = cluster('production-eu');
    addPods(
      simulated,
      ...['a', 'b', 'c', 'd'].map(name => ({ name, namespace: 'another' })),
      { name: 'own', namespace: 'team-a' },
    );
    const panel = await show('Logs');
    expect(await within(panel).findByText(/Read from/)).toHaveTextContent(
      `Read from 4 of 6 Pods: team-a/own, flux-system/${podOf(simulated).metadata.name}, another/a, another/b`,
    );
  });

  it('are not read from Pods that were evicted, where another is left', async () => {
    const { show, cluster } = await openStory(
      'waiting',
      { name: 'redis' },
      { rules: CLUSTER_ADMIN },
    );
    await show('Resources');
    const simulated = cluster('production-eu');
    addPods(
      simulated,
      ...['a', 'b', 'c', 'd'].map(name => ({ name, phase: 'Failed' })),
    );
    const panel = await show('Logs');
    expect(await within(panel).findByText(/Read from/)).toHaveTextContent(
      new RegExp(`^Read from flux-system/${podOf(simulated).metadata.name}$`),
    );
  });

  it('do not say that no Pod has logged anything where not all were read', async () => {
    const { show, simulated } = await openSharded();
    addPods(
      simulated,
      ...['a', 'b', 'c', 'd', 'e'].map(name => ({
        name,
        labels: { app: `${APP}-shard1` },
      })),
    );
    const panel = await show('Logs');
    await within(panel).findByText(/Read from/);
    expect(panel).toHaveTextContent(
      'Nothing about this resource in the latest log lines of 4 of 5 Pods of kustomize-controller-shard1.',
    );
  });

  it('have the lines of the controller that name the object, newest first', async () => {
    const { show } = await openStory(
      'waiting',
      { name: 'redis' },
      { rules: CLUSTER_ADMIN },
    );
    const panel = await show('Logs');
    await within(panel).findByText(/Read from flux-system\//);
    const lines = linesOf(panel);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join()).toMatch(/error/);
  });

  it('of which one could not be read have those of the others, and name that one', async () => {
    const { show, cluster } = await openStory(
      'waiting',
      { name: 'redis' },
      { rules: CLUSTER_ADMIN },
    );
    // The simulation makes Pods when something other than Flux's kinds is first asked for.
    await show('Resources');
    const simulated = cluster('production-eu');
    const pod = podOf(simulated);
    addPods(simulated, 'kustomize-controller-1');
    const everyGroup = { apiGroups: ['*'], verbs: ['*'] };
    simulated.setRules([
      { ...everyGroup, resources: ['kustomizations', 'pods'] },
      {
        ...everyGroup,
        resources: ['pods/log'],
        resourceNames: [pod.metadata.name],
      },
    ]);
    const panel = await show('Logs');
    expect(await within(panel).findByRole('alert')).toHaveTextContent(
      /^flux-system\/kustomize-controller-1: not permitted \(HTTP 403\)$/,
    );
    expect(panel).toHaveTextContent(
      `Read from 1 of 2 Pods: flux-system/${pod.metadata.name}`,
    );
    expect(linesOf(panel).length).toBeGreaterThan(0);
  });

  it('say which role is missing', async () => {
    const { show } = await openStory('waiting', { name: 'redis' });
    const alert = await within(await show('Logs')).findByRole('alert');
    expect(alert).toHaveTextContent('Pod: not permitted (HTTP 403)');
    expect(alert).toHaveTextContent(
      'the cluster role "backstage-flux-details"',
    );
  });
});

/** A Kustomization in its third generation, of which its controller has observed another. */
const observing = (observedGeneration: number) => [
  oneCluster(at => {
    const url = 'https://github.com/example/app';
    const source = gitRepository(at, { ...mine, name: 'app', url });
    const conditions = [isFalse('Ready', 'BuildFailed', 'no such file', '4m')];
    const settings = { generation: 3, observedGeneration, conditions };
    return [
      source,
      kustomization(at, { ...mine, ...settings, name: 'web', source }),
    ];
  }),
];

test.each([
  [3, /^3$/],
  [2, '3; the controller has observed 2'],
  // kustomize-controller keeps the -1 of the CRD until a run ends well.
  [-1, '3; not reconciled yet'],
])('generation 3, of which %i is observed', async (observed, words) => {
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: observing(observed),
  });
  const row = rowOf(await filledTable('Flux deployments'), 'web');
  const dialog = await openDetails(user, row, 'web');
  const fact = await within(dialog).findByText('Generation', {
    selector: 'dt',
  });
  expect(fact.nextElementSibling).toHaveTextContent(words);
});
