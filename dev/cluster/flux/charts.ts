import type { KubernetesObject } from '../types';
import { recordAt, stringAt } from '../json';
import type { Attempt } from './Attempt';
import { Conditions } from './conditions';
import type { Failure } from './failures';
import { revisionOf } from './artifacts';

/** Returns the object that provides a HelmRelease's chart and that its controller watches. */
export function chartSource(release: KubernetesObject) {
  const { namespace, name } = release.metadata;
  const ref = recordAt(release, 'spec', 'chartRef');
  const kind = stringAt(ref, 'kind');
  if (kind) {
    return {
      kind,
      namespace: stringAt(ref, 'namespace') ?? namespace,
      name: stringAt(ref, 'name'),
    };
  }
  const itsNamespace =
    stringAt(release, 'spec', 'chart', 'spec', 'sourceRef', 'namespace') ??
    namespace;
  return {
    kind: 'HelmChart',
    namespace: itsNamespace,
    name: `${namespace}-${name}`,
  };
}

export interface Chart {
  readonly name?: string;
  /** Version of the chart itself, such as `6.5.3`. */
  readonly version: string;
  /** As in `status.lastAttemptedRevision`: charts from OCI carry 12 digits of the digest. */
  readonly revision: string;
  readonly digest?: string;
}

/**
 * Returns the chart that is available to install. Undefined for a templated chart whose HelmChart is not in the cluster:
 * the real controller would create it, the simulation keeps the installed version.
 */
export function availableChart({ object, world }: Attempt): Chart | undefined {
  const { kind, namespace, name } = chartSource(object);
  const source = world.find(kind, namespace, name);
  const revision = revisionOf(source);
  if (!revision) return undefined;
  const [, version, digest] =
    /^([^@]+)@(sha256:[0-9a-f]+)$/.exec(revision) ?? [];
  if (!version || !digest)
    return {
      name: stringAt(source, 'spec', 'chart'),
      version: revision,
      revision,
    };
  return {
    version,
    digest,
    revision: `${version}+${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`,
  };
}

/** Returns why the chart is not available, in helm-controller's words. */
export function chartObstacle(attempt: Attempt): Failure | undefined {
  const { kind, namespace, name } = chartSource(attempt.object);
  const source = attempt.world.find(kind, namespace, name);
  if (!source) {
    if (!attempt.spec.chartRef) return undefined;
    const message = `could not get Source object: ${kind}.source.toolkit.fluxcd.io "${name}" not found`;
    return { reason: 'ArtifactFailed', message };
  }
  const cause = whyNotReady(source, attempt.now);
  return cause
    ? {
        reason: 'SourceNotReady',
        message: `${kind} '${namespace}/${name}' is not ready: ${cause}`,
      }
    : undefined;
}

function whyNotReady(source: KubernetesObject, now: Date): string | undefined {
  const conditions = new Conditions(source, now);
  const isObserved =
    recordAt(source, 'status').observedGeneration ===
    (source.metadata.generation ?? 1);
  if (source.kind !== 'ExternalArtifact' && !isObserved) {
    return conditions.is('Ready', 'False')
      ? conditions.get('Ready')?.message
      : 'latest generation of object has not been reconciled';
  }
  if (conditions.is('Stalled', 'True'))
    return conditions.get('Stalled')?.message;
  return revisionOf(source) ? undefined : 'does not have an artifact';
}
