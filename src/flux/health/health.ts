import type { Condition } from '../conditions';

/**
 * Health of an object, by the statuses of kstatus (sigs.k8s.io/cli-utils, pkg/kstatus), which Flux's health checks use:
 *
 * - `failed`: it will not become healthy by itself (kstatus: Failed)
 * - `missing`: it should exist, and does not (NotFound)
 * - `unknown`: nothing tells (Unknown)
 * - `inProgress`: not yet what its spec asks for (InProgress)
 * - `terminating`: it is being deleted (Terminating)
 * - `healthy`: it is what its spec asks for (Current)
 */
export type HealthWord =
  'failed' | 'missing' | 'unknown' | 'inProgress' | 'terminating' | 'healthy';

/** Health from the worst to the best. */
export const HEALTH_SEVERITY: readonly HealthWord[] = [
  'failed',
  'missing',
  'unknown',
  'inProgress',
  'terminating',
  'healthy',
];

/** Number of a workload's Pods in a state, of those that there should be. */
type ReplicaState =
  'created' | 'updated' | 'available' | 'ready' | 'scheduled' | 'labelled';

/**
 * Reason for an object's health, as an id with parameters, so that components can put it into any language. Texts in it
 * are those of the API.
 */
export type HealthReason =
  /** The controller has not observed the latest change of the spec. */
  | { readonly id: 'notObserved' }
  /** Fewer Pods than wanted are in this state. */
  | {
      readonly id: 'replicas';
      readonly state: ReplicaState;
      readonly count: number;
      readonly wanted: number;
    }
  /** Pods that are too many have not ended. */
  | { readonly id: 'extraPods'; readonly count: number }
  /** Old Pods have not all been replaced by those of the new revision. */
  | { readonly id: 'oldRevision' }
  /** Pods were not ready within `spec.progressDeadlineSeconds`. */
  | { readonly id: 'deadline' }
  /** `spec.paused` or `spec.suspend`. */
  | { readonly id: 'paused' }
  /** A container waits: `ImagePullBackOff`, `CreateContainerConfigError`. */
  | {
      readonly id: 'waiting';
      readonly container: string;
      readonly reason: string;
      readonly message?: string;
    }
  /** A container ended, and is restarted after a while if `restarts` is set. */
  | {
      readonly id: 'exited';
      readonly container: string;
      readonly exitCode?: number;
      /** `OOMKilled`, `Error`. */
      readonly reason?: string;
      readonly restarts?: number;
    }
  /** Containers run and are not ready: a readiness probe fails, or has not run. */
  | { readonly id: 'notReady'; readonly containers: readonly string[] }
  /** A Pod is marked as not ready although its containers are ready, and nothing says why. */
  | { readonly id: 'markedUnready' }
  /** Containers, or the images and volumes they need, are being prepared. */
  | { readonly id: 'starting' }
  /** No node takes the Pod. */
  | { readonly id: 'unschedulable'; readonly message?: string }
  /** A Job's state. */
  | {
      readonly id: 'job';
      readonly state: 'running' | 'notStarted' | 'failed';
      readonly succeeded: number;
      readonly wanted: number;
      readonly failed: number;
      readonly message?: string;
    }
  /** A volume claim is not bound. */
  | { readonly id: 'unbound'; readonly phase?: string }
  /** A Service or Ingress has no address yet. */
  | { readonly id: 'noAddress' }
  /** Fewer Pods are healthy than a disruption budget wants. */
  | {
      readonly id: 'disruption';
      readonly count: number;
      readonly wanted: number;
    }
  /** Finalizers that have not run. */
  | { readonly id: 'deleting'; readonly finalizers: readonly string[] }
  /** A condition, or a similar statement, in the controller's own words. */
  | {
      readonly id: 'said';
      /** Type of the condition. */
      readonly type?: string;
      readonly reason?: string;
      readonly message?: string;
    };

/** The health of an object, and its reason. */
export interface Health {
  readonly word: HealthWord;
  /** Of a healthy object: something worth knowing all the same. */
  readonly reason?: HealthReason;
  /** RFC 3339. */
  readonly since?: string;
}

export const HEALTHY: Health = { word: 'healthy' };

/** Returns the health that a condition explains. */
export function saidBy(condition: Condition, word: HealthWord): Health {
  const { type, reason, message, lastTransitionTime } = condition;
  return {
    word,
    reason: { id: 'said', type, reason, message },
    since: lastTransitionTime,
  };
}

/** Returns the health of a workload that has fewer Pods in a state than it should; `undefined` where it has enough. */
export function fewer(
  state: ReplicaState,
  count: number,
  wanted: number,
): Health | undefined {
  return count < wanted
    ? { word: 'inProgress', reason: { id: 'replicas', state, count, wanted } }
    : undefined;
}

/** Returns the health of a workload that has more Pods than it should. */
export function extra(count: number, wanted: number): Health | undefined {
  return count > wanted
    ? {
        word: 'inProgress',
        reason: { id: 'extraPods', count: count - wanted },
      }
    : undefined;
}
