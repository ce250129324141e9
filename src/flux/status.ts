import { findCondition, type Condition } from './conditions';
import { namespacedName, type ObjectRef } from './ref';

/** Word of a badge. `Unreadable` is the plugin's own, for objects that could not be read. All others are Flux's. @public */
export type StatusWord =
  | 'Deleting'
  | 'Suspended'
  | 'Ready'
  | 'Stalled'
  | 'Waiting'
  | 'Failed'
  | 'Reconciling'
  | 'Pending'
  | 'Unknown'
  | 'Unreadable';

/** Status of one object, for a badge and its tooltip. @public */
export interface Status {
  readonly word: StatusWord;
  /** Reason of the condition that decided, or of the one that a suspension has frozen. */
  readonly reason?: string;
  readonly message?: string;
  /** RFC 3339: the last change of that condition. */
  readonly since?: string;
  /** A run is in progress, whatever the word is. */
  readonly running: boolean;
  /** The last attempt failed and Flux will retry. */
  readonly retrying: boolean;
  /** `namespace/name` of the dependency that a Waiting object names. */
  readonly waitingFor?: string;
}

/** Input of {@link statusOf}. */
export interface StatusInput {
  readonly deletedAt?: string;
  readonly suspended: boolean;
  /** Flux never writes a status for it: it is ready once it exists (HelmRepository of type oci). */
  readonly isStatic: boolean;
  readonly generation?: number;
  readonly observedGeneration?: number;
  readonly hasStatus: boolean;
  readonly conditions: readonly Condition[];
  /** Objects that must be ready first. */
  readonly waitsFor: readonly ObjectRef[];
  /** See {@link Facets.rerun}. */
  readonly rerun?: 'well' | 'unknown';
}

/** `dependency 'a/b' is not ready`, `… revision is not up to date`, `… not found`; `unable to get 'a/b' dependency`. */
const DEPENDENCY = /dependency '([^'\s]+)'|'([^'\s]+)' dependency/i;

/** Returns the dependency that a message of DependencyNotReady is about: the one that it names, or the only one. */
function dependencyOf(
  message: string | undefined,
  [only, ...others]: readonly ObjectRef[],
): string | undefined {
  const [, named = undefined, asked = undefined] =
    DEPENDENCY.exec(message ?? '') ?? [];
  const single = only && others.length === 0 ? only : undefined;
  return named ?? asked ?? (single && namespacedName(single));
}

function isOutdated(ready: Condition, generation: number | undefined): boolean {
  // 0 or absent: written by a controller that does not fill it in.
  return Boolean(
    generation !== undefined &&
    ready.observedGeneration &&
    ready.observedGeneration < generation,
  );
}

/**
 * Judges an object. The first of these that applies counts: deleting, suspended, static, stalled, waiting, failed, reconciling, ready,
 * pending, unknown. (kstatus would call every failing object "in progress", so it is no guide for a badge.)
 *
 * @param previous - the judgement of the poll before, of the same generation of the object. A Kustomization says
 *   Ready=Unknown during each routine run; with it, a Ready one stays Ready and is marked as running.
 */
export function statusOf(input: StatusInput, previous?: Status): Status {
  const ready = findCondition(input.conditions, 'Ready');
  const stalled = findCondition(input.conditions, 'Stalled');
  const reconciling = findCondition(input.conditions, 'Reconciling');
  const attempted = reconciling?.status === 'True';

  // After a failed attempt Reconciling stays True with the reason ProgressingWithRetry, while nothing runs.
  const retrying = attempted && reconciling.reason === 'ProgressingWithRetry';
  const running = attempted && !retrying;

  const judged = (
    word: StatusWord,
    condition: Condition | undefined,
    more?: Partial<Status>,
  ): Status => ({
    word,
    reason: condition?.reason,
    message: condition?.message,
    since: condition?.lastTransitionTime,
    running,
    retrying,
    ...more,
  });

  if (input.deletedAt !== undefined) {
    // Its conditions are those of the last run before; deleting is no run.
    return judged('Deleting', ready, {
      since: input.deletedAt,
      running: false,
      retrying: false,
    });
  }
  if (input.suspended) {
    // Its conditions are frozen as they were, even a Reconciling=True: nothing runs.
    return judged('Suspended', ready, { running: false, retrying: false });
  }
  if (input.isStatic) return judged('Ready', undefined);
  if (stalled?.status === 'True') return judged('Stalled', stalled);

  if (ready?.status === 'False') {
    if (ready.reason === 'DependencyNotReady') {
      return judged('Waiting', ready, {
        waitingFor: dependencyOf(ready.message, input.waitsFor),
      });
    }
    // A newer revision cut the health checks short. Its run follows at once.
    if (ready.reason === 'HealthCheckCanceled') {
      return judged('Reconciling', ready);
    }
    return judged('Failed', ready);
  }

  if (ready?.status === 'Unknown' || running) {
    // The history has only runs that reached a build: a failure that was seen counts for more.
    const wasReady = previous
      ? previous.word === 'Ready'
      : input.rerun === 'well';
    if (input.rerun !== undefined && wasReady) {
      return { ...(previous ?? judged('Ready', undefined)), running: true };
    }
    return judged('Reconciling', running ? reconciling : ready, {
      running: true,
    });
  }
  if (ready?.status === 'True') {
    return isOutdated(ready, input.generation)
      ? judged('Reconciling', ready)
      : judged('Ready', ready);
  }
  // Without a Ready condition no controller has observed the object yet, or its state cannot be told.
  const isUnseen =
    !input.hasStatus ||
    input.observedGeneration === -1 ||
    (input.observedGeneration === undefined && input.conditions.length === 0);
  return isUnseen ? judged('Pending', undefined) : judged('Unknown', undefined);
}
