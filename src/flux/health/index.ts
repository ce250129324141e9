import type { ObjectRef } from '../ref';
import {
  isRecord,
  readNumber,
  readStrings,
  readTime,
  type Untrusted,
} from '../untrusted';
import type { Health } from './health';
import { cronJobHealth, jobHealth } from './jobs';
import {
  autoscalerHealth,
  budgetHealth,
  claimHealth,
  conditionsHealth,
  definitionHealth,
  ingressHealth,
  namespaceHealth,
  serviceHealth,
} from './others';
import { podHealth } from './pods';
import type { AnyObject } from './readLoosely';
import {
  daemonSetHealth,
  deploymentHealth,
  replicaSetHealth,
  statefulSetHealth,
} from './workloads';

export {
  HEALTH_SEVERITY,
  type Health,
  type HealthReason,
  type HealthWord,
} from './health';
export { explainedByEvents } from './explained';
export { isFailedPod } from './pods';
export { isWaitedFor } from './waitedFor';

/** Rules of single kinds, by `group/kind`. */
const RULES: Readonly<
  Record<string, (object: Record<string, unknown>) => Health>
> = {
  'apps/Deployment': deploymentHealth,
  'apps/StatefulSet': statefulSetHealth,
  'apps/DaemonSet': daemonSetHealth,
  'apps/ReplicaSet': replicaSetHealth,
  'batch/Job': jobHealth,
  'batch/CronJob': cronJobHealth,
  '/Pod': podHealth,
  '/PersistentVolumeClaim': claimHealth,
  '/Service': serviceHealth,
  '/Namespace': namespaceHealth,
  'networking.k8s.io/Ingress': ingressHealth,
  'autoscaling/HorizontalPodAutoscaler': autoscalerHealth,
  'policy/PodDisruptionBudget': budgetHealth,
  'apiextensions.k8s.io/CustomResourceDefinition': definitionHealth,
};

/** kstatus: `checkGenericProperties`, without the conditions, which single kinds use in other ways. */
function commonHealth(object: Untrusted<AnyObject>): Health | undefined {
  const { metadata, status } = object;
  const deletedAt = readTime(metadata?.deletionTimestamp);
  if (deletedAt !== undefined) {
    const finalizers = readStrings(metadata?.finalizers);
    return {
      word: 'terminating',
      ...(finalizers.length > 0 && { reason: { id: 'deleting', finalizers } }),
      since: deletedAt,
    };
  }
  const generation = readNumber(metadata?.generation);
  const observed = readNumber(status?.observedGeneration);
  return generation !== undefined &&
    observed !== undefined &&
    observed !== generation
    ? { word: 'inProgress', reason: { id: 'notObserved' } }
    : undefined;
}

/**
 * Judges the health of an object of any kind by the rules of kstatus, which Flux's health checks use, and says why. Never
 * throws: of what is no object, the health is unknown. Objects of Flux have a status of their own, which says more.
 *
 * @param kind - group and kind: objects of a list need not name theirs
 */
export function healthOf(
  { group, kind }: Pick<ObjectRef, 'group' | 'kind'>,
  json: unknown,
): Health {
  if (!isRecord(json)) return { word: 'unknown' };
  const name = `${group}/${kind}`;
  const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
  const common = commonHealth(json);
  // What holds up the deletion of a namespace stands in its conditions.
  if (common && rule !== namespaceHealth) return common;
  return (rule ?? conditionsHealth)(json);
}
