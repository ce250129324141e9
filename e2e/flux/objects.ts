import type { FluxCluster } from './FluxCluster';
import { CHARTS } from './charts';
import { OCI, OCI_CHART } from './registry';
import { SHARING } from './repositories';

const SOURCE = 'source.toolkit.fluxcd.io/v1';
const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io/v1';
const HELM = 'helm.toolkit.fluxcd.io/v2';

/** An object that Flux reconciles, and where it comes to rest. */
export interface Expected {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** A merge patch of the spec for when the object is ready. */
  readonly later?: Readonly<Record<string, unknown>>;
  /** Whether Flux creates it, and not the tests. */
  readonly isApplied?: boolean;
  /** The word of its row, once Flux has come to this end. */
  readonly word: string;
  /** Status and reason of the condition Ready at that end. */
  readonly ready?: readonly [status: string, reason: RegExp];
}

/** Returns the objects, for servers of Git, charts and OCI artifacts on these hosts and ports. */
export function objectsOn(
  hosts: { git: string; charts: string; oci: string },
  { namespace, account }: Pick<FluxCluster, 'namespace' | 'account'>,
): Expected[] {
  // Clusters with several tenants may allow nothing to the account that Flux applies with by default.
  const applying = account ? { serviceAccountName: account } : {};
  const fleet = { kind: 'GitRepository', name: 'fleet' };
  const git = (name: string, url: string): Omit<Expected, 'word'> => ({
    apiVersion: SOURCE,
    kind: 'GitRepository',
    plural: 'gitrepositories',
    name,
    spec: { url, ref: { branch: 'main' }, interval: '10m', timeout: '20s' },
  });
  const kustomization = (
    name: string,
    path: string,
    more: Expected['spec'] = {},
  ): Omit<Expected, 'word'> => ({
    apiVersion: KUSTOMIZE,
    kind: 'Kustomization',
    plural: 'kustomizations',
    name,
    spec: {
      sourceRef: fleet,
      path: `./${path}`,
      interval: '10m',
      retryInterval: '1m',
      prune: true,
      targetNamespace: namespace,
      ...applying,
      ...more,
    },
  });
  const chart = (version: string) => ({
    spec: {
      chart: 'app',
      version,
      sourceRef: { kind: 'HelmRepository', name: 'charts' },
    },
  });
  const release = (
    name: string,
    more: Expected['spec'],
  ): Omit<Expected, 'word'> => ({
    apiVersion: HELM,
    kind: 'HelmRelease',
    plural: 'helmreleases',
    name,
    spec: { interval: '10m', timeout: '20s', ...applying, ...more },
  });
  const oci = (
    name: string,
    { repository, tag }: { repository: string; tag: string },
    more: Expected['spec'] = {},
  ): Omit<Expected, 'word'> => ({
    apiVersion: SOURCE,
    kind: 'OCIRepository',
    plural: 'ocirepositories',
    name,
    spec: {
      url: `oci://${hosts.oci}/${repository}`,
      ref: { tag },
      insecure: true,
      interval: '10m',
      ...more,
    },
  });
  const base = `http://${hosts.git}`;
  return [
    {
      ...git('fleet', `${base}/fleet.git`),
      word: 'Ready',
      ready: ['True', /^Succeeded$/],
    },
    {
      ...git('gone', `${base}/gone.git`),
      word: 'Failed',
      ready: ['False', /^GitOperationFailed$/],
    },
    {
      ...git('unreachable', 'http://127.0.0.1:1/fleet.git'),
      word: 'Failed',
      ready: ['False', /^GitOperationFailed$/],
    },
    {
      ...git('invalid', 'http://[::1'),
      word: 'Stalled',
      ready: ['False', /^URLInvalid$/],
    },
    {
      apiVersion: SOURCE,
      kind: 'HelmRepository',
      plural: 'helmrepositories',
      name: 'charts',
      spec: { url: `http://${hosts.charts}`, interval: '10m' },
      word: 'Ready',
      ready: ['True', /^Succeeded$/],
    },
    {
      ...oci('packed', OCI),
      word: 'Ready',
      ready: ['True', /^Succeeded$/],
    },
    {
      ...oci('packed-chart', OCI_CHART, {
        layerSelector: { mediaType: OCI_CHART.layer, operation: 'copy' },
      }),
      word: 'Ready',
      ready: ['True', /^Succeeded$/],
    },
    {
      apiVersion: SOURCE,
      kind: 'HelmChart',
      plural: 'helmcharts',
      name: 'own',
      spec: { ...chart(CHARTS.installs).spec, interval: '10m' },
      word: 'Ready',
      ready: ['True', /^ChartPullSucceeded$/],
    },
    {
      ...kustomization('from-oci', '', {
        sourceRef: { kind: 'OCIRepository', name: 'packed' },
      }),
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/],
    },
    {
      ...kustomization('good', 'good', { wait: true, timeout: '30s' }),
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/],
    },
    {
      ...kustomization('broken', 'broken'),
      word: 'Failed',
      ready: ['False', /^BuildFailed$/],
    },
    {
      ...kustomization('no-path', 'nowhere'),
      word: 'Failed',
      ready: ['False', /^ArtifactFailed$/],
    },
    {
      ...kustomization('unhealthy', 'pending', { wait: true, timeout: '5s' }),
      word: 'Failed',
      ready: ['False', /^HealthCheckFailed$/],
    },
    {
      ...kustomization('unknown-kind', 'unknown'),
      word: 'Failed',
      ready: ['False', /^ReconciliationFailed$/],
    },
    {
      ...kustomization('no-artifact', 'good', {
        sourceRef: { kind: 'GitRepository', name: 'gone' },
      }),
      word: 'Failed',
      ready: ['False', /^ArtifactFailed$/],
    },
    {
      ...kustomization('no-source', 'good', {
        sourceRef: { kind: 'GitRepository', name: 'nobody' },
      }),
      word: 'Failed',
      ready: ['False', /^ArtifactFailed$/],
    },
    {
      ...kustomization('waits-for-nobody', 'shared-0', {
        dependsOn: [{ name: 'nobody' }],
        namePrefix: 'nobody-',
      }),
      word: 'Failed',
      ready: ['False', /^DependencyNotReady$/],
    },
    {
      ...kustomization('parent', 'parent'),
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/],
    },
    {
      ...kustomization('child', 'shared-0'),
      isApplied: true,
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/],
    },
    {
      // Somebody has resumed it otherwise than with the plugin.
      ...kustomization('once-suspended', 'shared-0', { namePrefix: 'once-' }),
      annotations: { 'fluxcd.controlplane.io/suspendedBy': 'guest' },
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/],
    },
    {
      ...kustomization('deleted', 'stuck', {
        deletionPolicy: 'WaitForTermination',
        timeout: '1m',
      }),
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/],
    },
    {
      ...kustomization('waiting', 'shared-0', {
        dependsOn: [{ name: 'unhealthy' }],
        // Another one applies the same.
        namePrefix: 'waiting-',
      }),
      word: 'Waiting',
      ready: ['False', /^DependencyNotReady$/],
    },
    {
      ...kustomization('suspended', 'shared-0', { suspend: true }),
      word: 'Suspended',
    },
    ...Array.from({ length: SHARING }, (_, i) => ({
      ...kustomization(`shared-${i}`, `shared-${i}`),
      word: 'Ready',
      ready: ['True', /^ReconciliationSucceeded$/] as const,
    })),
    {
      ...release('installed', { chart: chart(CHARTS.installs) }),
      word: 'Ready',
      ready: ['True', /^InstallSucceeded$/],
    },
    {
      ...release('upgraded', { chart: chart(CHARTS.installs) }),
      later: { chart: chart(CHARTS.upgrades) },
      word: 'Ready',
      ready: ['True', /^UpgradeSucceeded$/],
    },
    {
      ...release('from-chart', {
        chartRef: { kind: 'HelmChart', name: 'own' },
      }),
      word: 'Ready',
      ready: ['True', /^InstallSucceeded$/],
    },
    {
      ...release('from-oci-chart', {
        chartRef: { kind: 'OCIRepository', name: 'packed-chart' },
      }),
      word: 'Ready',
      ready: ['True', /^InstallSucceeded$/],
    },
    {
      ...release('drifting', {
        chart: chart(CHARTS.installs),
        driftDetection: { mode: 'warn' },
      }),
      word: 'Ready',
      ready: ['True', /^InstallSucceeded$/],
    },
    {
      ...release('passes-its-test', {
        chart: chart(CHARTS.passesItsTest),
        test: { enable: true },
      }),
      word: 'Ready',
      ready: ['True', /^TestSucceeded$/],
    },
    {
      ...release('fails-its-test', {
        chart: chart(CHARTS.failsItsTest),
        test: { enable: true },
      }),
      word: 'Stalled',
      ready: ['False', /^TestFailed$/],
    },
    {
      ...release('install-fails', { chart: chart(CHARTS.isNeverReady) }),
      word: 'Stalled',
      ready: ['False', /^InstallFailed$/],
    },
    {
      ...release('upgrade-fails', { chart: chart(CHARTS.installs) }),
      later: { chart: chart(CHARTS.isNeverReady) },
      word: 'Stalled',
      ready: ['False', /^UpgradeFailed$/],
    },
    {
      ...release('rolled-back', {
        chart: chart(CHARTS.installs),
        upgrade: {
          remediation: { remediateLastFailure: true, strategy: 'rollback' },
        },
      }),
      later: { chart: chart(CHARTS.isNeverReady) },
      word: 'Stalled',
      ready: ['False', /^RollbackSucceeded$/],
    },
    {
      // Never stalled: without a release there are no attempts to use up.
      ...release('template-fails', { chart: chart(CHARTS.hasNoManifest) }),
      word: 'Failed',
      ready: ['False', /^InstallFailed$/],
    },
    {
      ...release('no-chart', { chart: chart(CHARTS.isMissing) }),
      word: 'Failed',
      ready: ['False', /^SourceNotReady$/],
    },
    {
      ...release('no-values', {
        chart: chart(CHARTS.installs),
        valuesFrom: [{ kind: 'ConfigMap', name: 'nobody' }],
      }),
      word: 'Failed',
      ready: ['False', /^ValuesError$/],
    },
    {
      ...release('waits', {
        chart: chart(CHARTS.installs),
        dependsOn: [{ name: 'install-fails' }],
      }),
      word: 'Waiting',
      ready: ['False', /^DependencyNotReady$/],
    },
  ];
}
