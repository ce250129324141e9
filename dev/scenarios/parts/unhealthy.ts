import type { KubernetesObject } from '../../cluster/types';
import {
  artifactOf,
  commitOf,
  inventory,
  isFalse,
  kustomization,
  retrying,
  type ObjectOptions,
  type Setting,
} from '../build';
import { mine } from './podinfo';

interface UnhealthyOptions extends Pick<ObjectOptions, 'name' | 'spec'> {
  readonly source: KubernetesObject;
  readonly path?: string;
  readonly applies: readonly string[];
  /** The unhealthy object, as Flux writes it: `Deployment/team-a/frontend`. */
  readonly culprit: string;
  /** It will never become healthy: Kubernetes has given up on it. */
  readonly failed?: boolean;
  readonly changed?: string;
  /** Time since the first failed check of the revision, such as `18m`. Absent: some hours. */
  readonly begun?: string;
  /** It was never healthy before. */
  readonly isNew?: boolean;
  readonly dependsOn?: readonly KubernetesObject[];
}

/** Returns a Kustomization of the entity whose health check of a new revision fails. */
export function unhealthy(
  at: Setting,
  options: UnhealthyOptions,
): KubernetesObject {
  const { source, culprit, failed, changed = '70s', isNew } = options;
  const revision = artifactOf(source)?.revision ?? '';
  const why = failed
    ? `failed early due to stalled resources: [${culprit} status: 'Failed']`
    : `timeout waiting for: [${culprit} status: 'InProgress']`;
  const took = failed ? '34.6ms' : '5m0.02s';
  const [branch = ''] = revision.split(/@|:/);
  const before = source.kind === 'GitRepository' ? commitOf('before') : '';
  return kustomization(at, {
    ...mine,
    ...options,
    attempted: revision,
    applied: isNew || !before ? 'none' : `${branch}@sha1:${before}`,
    outcome: 'HealthCheckFailed',
    changed,
    // Applied objects exist, healthy or not.
    status: { inventory: inventory(mine.namespace, options.applies) },
    ...(isNew && { age: '50m', observedGeneration: -1 }),
    conditions: [
      ...retrying(
        'HealthCheckFailed',
        `health check failed after ${took}: ${why}`,
        {
          step: `Running health checks for revision ${revision} with a timeout of 5m0s`,
          changed,
        },
      ),
      isFalse('Healthy', 'HealthCheckFailed', why, changed),
    ],
  });
}
