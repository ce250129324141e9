import type { KubernetesObject } from '../../cluster/types';
import { inventory, tellApplied } from './applies';
import { isTrue } from './conditions';
import { chartTemplate } from './helm';
import { sha256Of } from './hash';
import {
  DEFAULT_AGE,
  DEFAULT_NAMESPACE,
  defined,
  fluxObject,
  type ObjectOptions,
} from './object';
import { artifactOf, referenceTo } from './references';
import { ago, shorter, since, type Setting } from './setting';

/** One Helm revision in the short form that scenarios use. */
export interface HelmRevision {
  readonly version: number;
  readonly chartVersion: string;
  readonly status?:
    | 'deployed'
    | 'superseded'
    | 'failed'
    | 'uninstalling'
    | 'uninstalled'
    | 'pending-install'
    | 'pending-upgrade';
  readonly action?: 'install' | 'upgrade' | 'rollback';
  /** Source of its chart; absent: the source that the release refers to now. */
  readonly source?: KubernetesObject;
  /** Time since it was deployed; absent: since the release's conditions changed. */
  readonly deployed?: string;
}

interface HelmReleaseOptions extends ObjectOptions {
  /** A HelmRepository, GitRepository or Bucket (`spec.chart`), or an OCIRepository, HelmChart or ExternalArtifact (`spec.chartRef`). */
  readonly source: KubernetesObject;
  readonly chart?: string;
  readonly range?: string;
  readonly appVersion?: string;
  /** Newest first; absent: the seventh revision is deployed. Empty: never installed. */
  readonly revisions?: readonly HelmRevision[];
  /** Last attempted chart version; absent: that of the newest revision. `none`: never attempted. */
  readonly attempted?: string;
  readonly dependsOn?: readonly KubernetesObject[];
  readonly applies?: readonly string[];
}

const BY_REFERENCE = ['OCIRepository', 'HelmChart', 'ExternalArtifact'];

/** Returns helm-controller's name for a revision: `team-a/podinfo.v7 with chart podinfo@6.9.2`. */
export function revisionName(
  release: { readonly name: string; readonly namespace?: string },
  { version, chartVersion }: HelmRevision,
  chart = 'podinfo',
): string {
  const { name, namespace = DEFAULT_NAMESPACE } = release;
  return `${namespace}/${name}.v${version} with chart ${chart}@${chartVersion}`;
}

/** Returns how helm-controller says that an action has failed: of the chart only, not of the revision that it made. */
export function actionFailed(
  release: { readonly name: string; readonly namespace?: string },
  chartVersion: string,
  why: string,
  action: 'install' | 'upgrade' = 'upgrade',
): string {
  const { name, namespace = DEFAULT_NAMESPACE } = release;
  return `Helm ${action} failed for release ${namespace}/${name} with chart podinfo@${chartVersion}: ${why}`;
}

/** Returns a chart version; from an OCI artifact, with the first twelve digits of its digest. */
export function withDigest(version: string, source: KubernetesObject): string {
  const digest = digestOf(source);
  return digest ? `${version}+${digest.slice(7, 19)}` : version;
}

function digestOf(source: KubernetesObject): string | undefined {
  if (source.kind !== 'OCIRepository') return undefined;
  return artifactOf(source)?.revision.split('@')[1];
}

function snapshot(
  at: Setting,
  options: HelmReleaseOptions,
  revision: HelmRevision,
): Record<string, unknown> {
  const { name, namespace = DEFAULT_NAMESPACE, chart = 'podinfo' } = options;
  const { age = DEFAULT_AGE, changed = '3h' } = options;
  const { version, chartVersion } = revision;
  const { status = 'deployed', deployed = changed } = revision;
  const [plainVersion] = chartVersion.split('+');
  return defined({
    action: since(at, '2.8') ? (revision.action ?? 'upgrade') : undefined,
    apiVersion: since(at, '2.8') ? 'v2' : undefined,
    appVersion: since(at, '2.3')
      ? (options.appVersion ?? plainVersion)
      : undefined,
    chartName: chart,
    chartVersion,
    configDigest: sha256Of(`values of ${namespace}/${name}`),
    digest: sha256Of(`release ${namespace}/${name}.v${version}`),
    firstDeployed: ago(at, age),
    lastDeployed: ago(at, shorter(deployed, age)),
    name,
    namespace,
    ociDigest:
      since(at, '2.3') && chartVersion.includes('+')
        ? digestOf(revision.source ?? options.source)
        : undefined,
    status,
    version,
  });
}

/** Returns the status before Flux 2.2, which has only the two newest revision numbers and no history. */
function statusOfOldFlux(
  attempted: string | undefined,
  revisions: readonly HelmRevision[],
): Record<string, unknown> {
  const applied = revisions.find(
    ({ status = 'deployed' }) => status === 'deployed',
  );
  return {
    lastAppliedRevision: applied?.chartVersion,
    lastAttemptedRevision: attempted,
    lastAttemptedValuesChecksum: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    lastReleaseRevision: revisions[0]?.version,
  };
}

function statusOf(
  at: Setting,
  options: HelmReleaseOptions,
  attempted: string | undefined,
  revisions: readonly HelmRevision[],
): Record<string, unknown> {
  const { name, namespace = DEFAULT_NAMESPACE, generation = 1 } = options;
  if (!since(at, '2.2')) return statusOfOldFlux(attempted, revisions);
  return {
    history:
      revisions.length > 0
        ? revisions.map(revision => snapshot(at, options, revision))
        : undefined,
    inventory:
      since(at, '2.8') && options.applies && revisions.length > 0
        ? inventory(namespace, options.applies)
        : undefined,
    ...(attempted !== undefined && {
      lastAttemptedConfigDigest: sha256Of(`values of ${namespace}/${name}`),
      lastAttemptedGeneration: generation,
      lastAttemptedReleaseAction:
        (revisions[0]?.version ?? 1) > 1 ? 'upgrade' : 'install',
      lastAttemptedReleaseActionDuration: since(at, '2.7')
        ? '11.204331s'
        : undefined,
      lastAttemptedRevision: attempted,
      lastAttemptedRevisionDigest: attempted.includes('+')
        ? digestOf(options.source)
        : undefined,
      storageNamespace: namespace,
    }),
  };
}

export function helmRelease(
  at: Setting,
  options: HelmReleaseOptions,
): KubernetesObject {
  const { name, namespace = DEFAULT_NAMESPACE, source, dependsOn } = options;
  const { chart = 'podinfo', range = '6.x' } = options;
  const byReference = BY_REFERENCE.includes(source.kind);
  const revisions = options.revisions ?? [
    { version: 7, chartVersion: withDigest('6.9.2', source) },
  ];
  const [newest] = revisions;
  const attempted =
    options.attempted === 'none'
      ? undefined
      : (options.attempted ?? newest?.chartVersion);
  const installed = newest?.version === 1;
  const [reason, verb] = installed
    ? ['InstallSucceeded', 'install']
    : ['UpgradeSucceeded', 'upgrade'];
  const message = newest
    ? `Helm ${verb} succeeded for release ${revisionName({ name, namespace }, newest, chart)}`
    : '';
  const object = fluxObject(at, 'HelmRelease', options, {
    spec: defined({
      ...(byReference
        ? { chartRef: referenceTo(source, namespace) }
        : { chart: chartTemplate(source, namespace, { chart, range }) }),
      dependsOn: dependsOn?.map(({ metadata }) =>
        metadata.namespace === namespace
          ? { name: metadata.name }
          : { name: metadata.name, namespace: metadata.namespace },
      ),
      install: { crds: 'Create', remediation: { retries: 3 } },
      interval: '15m0s',
      releaseName: name,
      timeout: '5m0s',
      upgrade: { crds: 'CreateReplace', remediation: { retries: 3 } },
      values: { replicaCount: 2, ui: { color: '#34577c' } },
    }),
    status: {
      ...statusOf(at, options, attempted, revisions),
      helmChart: byReference
        ? undefined
        : `${source.metadata.namespace ?? namespace}/${namespace}-${name}`,
    },
    conditions: since(at, '2.2')
      ? [isTrue('Ready', reason, message), isTrue('Released', reason, message)]
      : [
          isTrue(
            'Ready',
            'ReconciliationSucceeded',
            'Release reconciliation succeeded',
          ),
          isTrue('Released', reason, `Helm ${verb} succeeded`),
        ],
  });
  return tellApplied(
    object,
    revisions.length > 0 ? (options.applies ?? []) : [],
  );
}
