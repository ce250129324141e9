import { findCondition } from '../conditions';
import { readNumber, readString, type Untrusted } from '../untrusted';
import { extra, fewer, HEALTHY, saidBy, type Health } from './health';
import { countOf, looseConditions, type AnyObject } from './readLoosely';

interface Workload extends AnyObject {
  readonly spec?: {
    readonly replicas?: number;
    readonly paused?: boolean;
    readonly progressDeadlineSeconds?: number;
    readonly updateStrategy?: {
      readonly type?: string;
      readonly rollingUpdate?: { readonly partition?: number };
    };
  };
  readonly status?: NonNullable<AnyObject['status']> & {
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    readonly fullyLabeledReplicas?: number;
    readonly currentReplicas?: number;
    readonly currentRevision?: string;
    readonly updateRevision?: string;
    readonly desiredNumberScheduled?: number;
    readonly currentNumberScheduled?: number;
    readonly updatedNumberScheduled?: number;
    readonly numberAvailable?: number;
    readonly numberReady?: number;
  };
}

type RawWorkload = Untrusted<Workload>;

/** A controller that cannot create Pods (quota, admission) says so in this condition, and nowhere else. */
function createFailure(object: RawWorkload, judged: Health): Health {
  const failure = findCondition(looseConditions(object), 'ReplicaFailure');
  return failure?.status === 'True' ? saidBy(failure, judged.word) : judged;
}

/** kubectl's default of `progressDeadlineSeconds` where there is none: without it, progress is not reported. */
const NO_DEADLINE = 2_147_483_647;

/** kstatus: `deploymentConditions`. */
export function deploymentHealth(object: RawWorkload): Health {
  const { spec, status } = object;
  const conditions = looseConditions(object);
  const progressing = findCondition(conditions, 'Progressing');
  const available = findCondition(conditions, 'Available');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return createFailure(object, {
      word: 'failed',
      reason: { id: 'deadline' },
      since: progressing.lastTransitionTime,
    });
  }
  const wanted = countOf(spec?.replicas, 1);
  const replicas = countOf(status?.replicas);
  const updated = countOf(status?.updatedReplicas);
  const lacking =
    fewer('created', replicas, wanted) ??
    fewer('updated', updated, wanted) ??
    extra(replicas, wanted) ??
    fewer('available', countOf(status?.availableReplicas), updated) ??
    fewer('ready', countOf(status?.readyReplicas), wanted);
  if (lacking) return createFailure(object, lacking);
  const isDone =
    readNumber(spec?.progressDeadlineSeconds) === NO_DEADLINE ||
    (progressing?.status === 'True' &&
      progressing.reason === 'NewReplicaSetAvailable');
  if (!isDone && progressing) return saidBy(progressing, 'inProgress');
  if (available && available.status !== 'True') {
    return saidBy(available, 'inProgress');
  }
  if (!isDone || !available) return { word: 'inProgress' };
  return spec?.paused === true
    ? { ...HEALTHY, reason: { id: 'paused' } }
    : HEALTHY;
}

/** kstatus: `replicasetConditions`. */
export function replicaSetHealth(object: RawWorkload): Health {
  const { spec, status } = object;
  const wanted = countOf(spec?.replicas, 1);
  const lacking =
    fewer('labelled', countOf(status?.fullyLabeledReplicas), wanted) ??
    fewer('available', countOf(status?.availableReplicas), wanted) ??
    fewer('ready', countOf(status?.readyReplicas), wanted) ??
    extra(countOf(status?.replicas), wanted);
  return createFailure(
    object,
    // All Pods that exist carry the labels: that says no more than that some are missing.
    lacking ?? HEALTHY,
  );
}

/** kstatus: `stsConditions`. One that is updated by hand is current, whatever its Pods are like: that is only told. */
export function statefulSetHealth(object: RawWorkload): Health {
  const { spec, status } = object;
  const { updateStrategy } = spec ?? {};
  const wanted = countOf(spec?.replicas, 1);
  if (updateStrategy?.type === 'OnDelete') {
    const unready = fewer('ready', countOf(status?.readyReplicas), wanted);
    return { ...HEALTHY, ...(unready && { reason: unready.reason }) };
  }
  const lacking =
    fewer('created', countOf(status?.replicas), wanted) ??
    fewer('ready', countOf(status?.readyReplicas), wanted) ??
    extra(countOf(status?.replicas), wanted);
  if (lacking) return createFailure(object, lacking);
  const partition = readNumber(updateStrategy?.rollingUpdate?.partition);
  const updated = countOf(status?.updatedReplicas);
  if (partition !== undefined && partition > 0) {
    return fewer('updated', updated, wanted - partition) ?? HEALTHY;
  }
  const current = readString(status?.currentRevision);
  const isOld =
    countOf(status?.currentReplicas) < wanted ||
    current !== readString(status?.updateRevision);
  return isOld
    ? { word: 'inProgress', reason: { id: 'oldRevision' } }
    : HEALTHY;
}

/** kstatus: `daemonsetConditions`. */
export function daemonSetHealth({ status }: RawWorkload): Health {
  const wanted = readNumber(status?.desiredNumberScheduled);
  if (wanted === undefined) {
    return { word: 'inProgress', reason: { id: 'notObserved' } };
  }
  return (
    fewer('scheduled', countOf(status?.currentNumberScheduled), wanted) ??
    fewer('updated', countOf(status?.updatedNumberScheduled), wanted) ??
    fewer('available', countOf(status?.numberAvailable), wanted) ??
    fewer('ready', countOf(status?.numberReady), wanted) ??
    HEALTHY
  );
}
