import { findCondition, type Condition } from '../conditions';
import {
  readList,
  readNumber,
  readString,
  type Untrusted,
  type UntrustedList,
} from '../untrusted';
import { HEALTHY, saidBy, type Health, type HealthReason } from './health';
import { countOf, looseConditions, type AnyObject } from './readLoosely';

interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly running?: object;
  readonly terminated?: {
    readonly exitCode?: number;
    readonly reason?: string;
    readonly finishedAt?: string;
  };
}

interface ContainerStatus {
  readonly name?: string;
  readonly ready?: boolean;
  readonly restartCount?: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

interface Pod extends AnyObject {
  readonly status?: NonNullable<AnyObject['status']> & {
    readonly reason?: string;
    readonly message?: string;
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

type RawContainer = Untrusted<ContainerStatus>;

/** Reasons with which a container waits as long as everything goes well. */
const STARTING: readonly (string | undefined)[] = [
  undefined,
  'ContainerCreating',
  'PodInitializing',
];

/** Returns the containers that have a state, in the order in which they start: an init container holds up the others. */
function containersOf({ status }: Untrusted<Pod>): readonly RawContainer[] {
  const read = (list: UntrustedList<ContainerStatus> | undefined) =>
    readList(list).filter(each => typeof each === 'object' && each !== null);
  return [
    ...read(status?.initContainerStatuses),
    ...read(status?.containerStatuses),
  ];
}

const nameOf = ({ name }: RawContainer) => readString(name) ?? '';

type Exit = Extract<HealthReason, { id: 'exited' }>;

/** Returns how a container ended. */
function exitOf(
  container: RawContainer,
  state: Untrusted<ContainerState> | undefined,
): Exit | undefined {
  const ended = state?.terminated;
  const exitCode = readNumber(ended?.exitCode);
  const reason = readString(ended?.reason);
  return exitCode === undefined && reason === undefined
    ? undefined
    : { id: 'exited', container: nameOf(container), exitCode, reason };
}

/** Returns how a container ended, where it did not end well. */
function failedExitOf(container: RawContainer): Exit | undefined {
  const exit = exitOf(container, container.state);
  return exit?.exitCode === 0 ? undefined : exit;
}

/** Returns how a container ended, well or not, that should run on. Init containers that have finished are ready. */
function unreadyExitOf(container: RawContainer): Exit | undefined {
  return container.ready === true
    ? undefined
    : exitOf(container, container.state);
}

/** Returns why a container will not run without a change by a person. */
function failureOf(container: RawContainer): HealthReason | undefined {
  const waiting = container.state?.waiting;
  const reason = readString(waiting?.reason);
  if (reason === 'CrashLoopBackOff') {
    return {
      id: 'exited',
      container: nameOf(container),
      ...exitOf(container, container.lastState),
      restarts: countOf(container.restartCount),
    };
  }
  return STARTING.includes(reason)
    ? undefined
    : {
        id: 'waiting',
        container: nameOf(container),
        reason: reason ?? '',
        message: readString(waiting?.message),
      };
}

function find<T>(
  containers: readonly RawContainer[],
  read: (container: RawContainer) => T | undefined,
): T | undefined {
  for (const container of containers) {
    const found = read(container);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns why a Pod of the phase Failed failed: it was evicted, or one of its containers ended badly. */
function endOf(
  { status }: Untrusted<Pod>,
  containers: readonly RawContainer[],
): HealthReason {
  const reason = readString(status?.reason);
  const exited = find(containers, failedExitOf);
  return reason === undefined && exited
    ? exited
    : { id: 'said', reason, message: readString(status?.message) };
}

/**
 * Returns why a Pod is not ready although all of its containers are, by its condition or its status: a readiness gate is
 * closed, or its node does not report any more.
 */
function markedBy(ready: Condition, { status }: Untrusted<Pod>): HealthReason {
  const reason = ready.reason ?? readString(status?.reason);
  const message = ready.message ?? readString(status?.message);
  return reason === undefined && message === undefined
    ? { id: 'markedUnready' }
    : { id: 'said', type: ready.type, reason, message };
}

/** Returns the health of a Pod that runs, and is not ready. */
function unreadyHealth(
  object: Untrusted<Pod>,
  containers: readonly RawContainer[],
  condition: Condition | undefined,
): Health {
  const since = condition?.lastTransitionTime;
  const exited = find(containers, failedExitOf);
  if (exited) return { word: 'inProgress', reason: exited, since };
  const unready = containers.filter(
    ({ ready, state }) =>
      ready !== true && !state?.terminated && state?.running,
  );
  if (unready.length > 0) {
    const reason = { id: 'notReady', containers: unready.map(nameOf) } as const;
    return { word: 'inProgress', reason, since };
  }
  const ended = find(containers, unreadyExitOf);
  if (ended) return { word: 'inProgress', reason: ended, since };
  const isReady =
    containers.length > 0 && containers.every(({ ready }) => ready === true);
  return {
    word: 'inProgress',
    reason:
      condition && isReady ? markedBy(condition, object) : { id: 'starting' },
    since,
  };
}

/** Returns whether a Pod has failed for good, as one that was evicted. */
export const isFailedPod = ({ status }: Untrusted<Pod>) =>
  readString(status?.phase) === 'Failed';

/**
 * kstatus: `podConditions`. It stops short of calling a Pod failed whose image cannot be pulled or whose configuration is
 * wrong, since a health check must not give up early. A view may: only a person can mend that.
 */
export function podHealth(object: Untrusted<Pod>): Health {
  const phase = readString(object.status?.phase);
  const conditions = looseConditions(object);
  const containers = containersOf(object);
  const ready = findCondition(conditions, 'Ready');
  const since = ready?.lastTransitionTime;
  if (phase === 'Succeeded') return HEALTHY;
  if (phase === 'Failed') {
    return { word: 'failed', reason: endOf(object, containers), since };
  }
  if (phase === 'Running' && ready?.status === 'True') return HEALTHY;
  const failure = find(containers, failureOf);
  if (failure) return { word: 'failed', reason: failure, since };
  if (phase === 'Running') return unreadyHealth(object, containers, ready);
  const scheduled = findCondition(conditions, 'PodScheduled');
  if (scheduled?.status === 'False') {
    // kstatus waits 15 seconds before it calls that a failure. The scheduler says so only after it has tried.
    return scheduled.reason === 'Unschedulable'
      ? {
          word: 'failed',
          reason: { id: 'unschedulable', message: scheduled.message },
          since: scheduled.lastTransitionTime,
        }
      : saidBy(scheduled, 'inProgress');
  }
  return phase === 'Pending'
    ? { word: 'inProgress', reason: { id: 'starting' }, since }
    : { word: 'unknown' };
}
