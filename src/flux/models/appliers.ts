import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import type { IHelmRelease as IHelmReleaseV2beta1 } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2beta1/HelmRelease';
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { findCondition } from '../conditions';
import { readReference, type ObjectReference } from '../references';
import { parseRevision, type Revision } from '../revision';
import { elements, isRecord, text, time, type Untrusted } from '../untrusted';
import type { CommonFields } from './common';

function revision(written: unknown): Revision | undefined {
  const known = text(written);
  return known === undefined ? undefined : parseRevision(known);
}

/** What only a Kustomization has. */
export interface KustomizationFields {
  readonly kind: 'Kustomization';
  readonly path?: string;
  readonly sourceRef?: ObjectReference;
  readonly dependsOn: readonly ObjectReference[];
  /** The last that was applied with success. */
  readonly appliedRevision?: Revision;
  readonly attemptedRevision?: Revision;
  /** RFC 3339: the end of the last run (Flux 2.7 and later). */
  readonly lastReconciledAt?: string;
  /**
   * Set when what runs now, if anything runs, is what has already been applied: `well` where its history says that
   * it went well (Flux 2.7 and later), `unknown` where there is no history to say so.
   */
  readonly rerunsAppliedRevision?: 'well' | 'unknown';
}

export function readKustomization(
  raw: Untrusted<IKustomization>,
  common: CommonFields,
): KustomizationFields {
  const { namespace } = common;
  const appliedRevision = revision(raw.status?.lastAppliedRevision);
  const attemptedRevision = revision(raw.status?.lastAttemptedRevision);
  const [last] = elements(raw.status?.history);
  const isRerun =
    appliedRevision !== undefined &&
    appliedRevision.text === attemptedRevision?.text &&
    // observedGeneration moves on success only: a changed spec is no routine run.
    common.observedGeneration === common.generation;
  const wentWell =
    last?.lastReconciledStatus === 'ReconciliationSucceeded'
      ? 'well'
      : undefined;
  return {
    kind: 'Kustomization',
    path: text(raw.spec?.path),
    sourceRef: readReference(raw.spec?.sourceRef, { namespace }),
    dependsOn: elements(raw.spec?.dependsOn).flatMap(
      item => readReference(item, { kind: 'Kustomization', namespace }) ?? [],
    ),
    appliedRevision,
    attemptedRevision,
    lastReconciledAt: time(last?.lastReconciled),
    rerunsAppliedRevision: isRerun
      ? (last === undefined && 'unknown') || wentWell
      : undefined,
  };
}

/** What only a HelmRelease has. */
export interface HelmReleaseFields {
  readonly kind: 'HelmRelease';
  /** `spec.chart.spec`; absent with a chartRef. */
  readonly chart?: {
    readonly name: string;
    /** A version or a semver range; `*` where none is given. */
    readonly version: string;
  };
  /** Where the chart comes from: the sourceRef of the chart template, or the chartRef itself. */
  readonly sourceRef?: ObjectReference;
  /** The HelmChart that stands between, by `status.helmChart` or by Flux's naming; absent with other chartRefs. */
  readonly helmChart?: ObjectReference;
  readonly dependsOn: readonly ObjectReference[];
  /** Chart version that is deployed now, if one is. */
  readonly appliedRevision?: Revision;
  readonly attemptedRevision?: Revision;
  /** Digest of the OCI artifact that the deployed chart came in, `sha256:…`. */
  readonly appliedDigest?: string;
  /** RFC 3339: the last Helm action (Flux 2.2 and later). */
  readonly lastDeployedAt?: string;
  /** In-cluster state differs from the release (Flux 2.9 and later; Ready may still be True). */
  readonly drifted: boolean;
}

// v2beta1 and v2beta2 had lastAppliedRevision; v2 has history instead.
type RawHelmRelease = Untrusted<IHelmRelease> & {
  readonly status?: Pick<
    NonNullable<Untrusted<IHelmReleaseV2beta1>['status']>,
    'lastAppliedRevision'
  >;
};

function readHelmChartReference(
  raw: RawHelmRelease,
  namespace: string,
  name: string,
): ObjectReference | undefined {
  if (!isRecord(raw.spec?.chart)) return undefined;
  const [ownNamespace, ownName] = (text(raw.status?.helmChart) ?? '').split(
    '/',
  );
  if (ownNamespace && ownName) {
    return { kind: 'HelmChart', namespace: ownNamespace, name: ownName };
  }
  return {
    kind: 'HelmChart',
    namespace: text(raw.spec.chart?.spec?.sourceRef?.namespace) ?? namespace,
    name: `${namespace}-${name}`,
  };
}

export function readHelmRelease(
  raw: RawHelmRelease,
  common: CommonFields,
): HelmReleaseFields {
  const { namespace, name } = common;
  const template = raw.spec?.chart?.spec;
  const chartName = text(template?.chart);
  const chartRef = readReference(raw.spec?.chartRef, { namespace });
  const history = elements(raw.status?.history);
  const deployed = history.find(release => release?.status === 'deployed');
  return {
    kind: 'HelmRelease',
    chart:
      chartName === undefined
        ? undefined
        : { name: chartName, version: text(template?.version) ?? '*' },
    sourceRef: chartRef ?? readReference(template?.sourceRef, { namespace }),
    helmChart:
      chartRef?.kind === 'HelmChart'
        ? chartRef
        : readHelmChartReference(raw, namespace, name),
    dependsOn: elements(raw.spec?.dependsOn).flatMap(
      item => readReference(item, { kind: 'HelmRelease', namespace }) ?? [],
    ),
    appliedRevision:
      revision(deployed?.chartVersion) ??
      // Only where there is no history: it may name a release that was rolled back.
      (history.length === 0
        ? revision(raw.status?.lastAppliedRevision)
        : undefined),
    attemptedRevision: revision(raw.status?.lastAttemptedRevision),
    appliedDigest: text(deployed?.ociDigest),
    lastDeployedAt: time(history[0]?.lastDeployed),
    drifted: findCondition(common.conditions, 'Drifted')?.status === 'True',
  };
}
