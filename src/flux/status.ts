import { causesOf, type Cause } from './cause';
import {
  findCondition,
  HEALTH_CHECK_CANCELED,
  type Condition,
} from './conditions';
import type { LastRun } from './facets';
import type { FluxApiResource } from './FluxApiResource';
import { overdueAt, type Overdue, type Timed } from './overdue';
import { namespacedName, type ObjectRef } from './ref';

type ApiStatus = FluxApiResource['status'];

/** Word of a badge. */
export type StatusWord = ApiStatus['word'];

/** Status of one object, for a badge and its tooltip. */
export interface Status extends ApiStatus {
  /**
   * What else is wrong: what followed from the cause, such as a failed rollback, or what Flux ignores, such as drift and
   * failed tests of a release that is ready.
   */
  readonly also?: readonly Cause[];
  /** `namespace/name` of the dependency that the object waits for. */
  readonly waitingFor?: string;
  /** That dependency does not exist. */
  readonly isMissing?: boolean;
  /** What Flux should have done long ago. */
  readonly overdue?: Overdue;
  /** When this judgement ends even if the object does not change, in ms since the epoch, by the cluster's clock. */
  readonly until?: number;
}

/** Input of {@link statusOf}. */
export interface StatusInput extends Timed {
  readonly suspended: boolean;
  /** Flux writes no status for it: it is ready once it exists (HelmRepository of type oci, Alert, Provider). */
  readonly isStatic: boolean;
  /** See {@link Facets.ignoresSuspend}. */
  readonly ignoresSuspend?: boolean;
  readonly generation?: number;
  readonly observedGeneration?: number;
  readonly hasStatus?: boolean;
  readonly conditions: readonly Condition[];
  /** Objects that must be ready first. */
  readonly waitsFor: readonly ObjectRef[];
  /** See {@link Facets.isRerun}. */
  readonly isRerun?: boolean;
  /** See {@link Facets.lastRun}. */
  readonly lastRun?: LastRun;
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

/** Returns whether Ready is about an older spec: by its own generation, or by that of the status where it has none. */
function isOutdated(
  ready: Condition,
  { generation, observedGeneration }: StatusInput,
): boolean {
  // 0: written by a controller that does not fill it in.
  const observed = ready.observedGeneration || observedGeneration;
  return Boolean(generation !== undefined && observed && observed < generation);
}

const toCause = ({
  reason,
  message,
  lastTransitionTime,
}: Condition): Cause => ({
  reason,
  message,
  since: lastTransitionTime,
});

/** Returns the first condition as the reason, and the others as what followed from it. */
function explainedBy([
  cause,
  ...others
]: readonly Condition[]): Partial<Status> {
  return {
    reason: cause?.reason,
    message: cause?.message,
    since: cause?.lastTransitionTime,
    ...(others.length > 0 && { also: others.map(toCause) }),
  };
}

/** Returns whether a run ended well after the failure that the previous poll saw. */
function hasRecovered(
  { since }: Status,
  lastRun: LastRun | undefined,
): boolean {
  return (
    lastRun?.isWell === true &&
    (since === undefined || Date.parse(lastRun.at ?? '') > Date.parse(since))
  );
}

/**
 * Returns how the last run failed, while the next one is in progress and Ready does not say it: as the previous poll saw
 * it, by the conditions that a failure leaves, or by the kind's own record.
 */
function failureBefore(
  { conditions, lastRun }: StatusInput,
  previous: Status | undefined,
): Partial<Status> | undefined {
  const hadFailed = previous?.word === 'Failed' || previous?.word === 'Stalled';
  if (hadFailed && !hasRecovered(previous, lastRun)) {
    const { reason, message, since, also } = previous;
    return { reason, message, since, ...(also && { also }) };
  }
  const causes = causesOf(conditions);
  if (causes.length > 0) return explainedBy(causes);
  return lastRun?.isWell === false
    ? { reason: lastRun.reason, since: lastRun.at }
    : undefined;
}

/** Returns what a release that Flux calls ready has wrong all the same: ignored failures of tests, and drift. */
function ignoredBy(conditions: readonly Condition[]): readonly Cause[] {
  const tests = findCondition(conditions, 'TestSuccess');
  const drift = findCondition(conditions, 'Drifted');
  return [
    ...(tests?.status === 'False' ? [tests] : []),
    ...(drift?.status === 'True' ? [drift] : []),
  ].map(toCause);
}

/** Makes a status of a word and the condition that decided. */
type Judge = (
  word: StatusWord,
  condition?: Condition,
  more?: Partial<Status>,
) => Status;

/** Messages of DependencyNotReady about something that nobody has created. */
const MISSING = /not found|does not exist/i;

/** Messages of ArtifactFailed about a source that is not there yet. Others are about what the source has. */
const NO_SOURCE =
  /^source artifact not found|\.source\.toolkit\.fluxcd\.io "[^"]*" not found/i;

/** Returns whether an applier waits for its source, which Flux may just be fetching for the first time. */
const awaitsSource = ({ reason, message = '' }: Condition) =>
  reason === 'SourceNotReady' ||
  (reason === 'ArtifactFailed' && NO_SOURCE.test(message));

/** For how long an object is new: nothing that it lacks is a failure yet. In ms. */
const NEW_FOR = 60_000;

/** Statuses that promise that Flux does something by itself. */
const BOUNDED: readonly StatusWord[] = ['Ready', 'Reconciling', 'Pending'];

/** Nothing runs, and nothing is about to. */
const IDLE = { running: false, retrying: false };

function judgeFailure(
  { conditions, waitsFor }: StatusInput,
  ready: Condition,
  isNew: boolean,
  judge: Judge,
): Status {
  if (ready.reason === 'DependencyNotReady') {
    const waitingFor = dependencyOf(ready.message, waitsFor);
    // What is created together may come a few seconds later.
    return MISSING.test(ready.message ?? '') && !isNew
      ? judge('Failed', ready, { waitingFor, isMissing: true })
      : judge('Waiting', ready, { waitingFor });
  }
  if (isNew && awaitsSource(ready)) {
    return judge('Pending', ready, IDLE);
  }
  // A newer revision cut the health checks short. Its run follows at once.
  if (ready.reason === HEALTH_CHECK_CANCELED) {
    return judge('Reconciling', ready, IDLE);
  }
  return judge('Failed', ready, {
    ...explainedBy(causesOf(conditions)),
    since: ready.lastTransitionTime,
  });
}

function judgeRun(
  input: StatusInput,
  previous: Status | undefined,
  judge: Judge,
): Status {
  const ready = findCondition(input.conditions, 'Ready');
  const running = { running: true };
  const isReady = ready?.status === 'True';
  const failure = isReady ? undefined : failureBefore(input, previous);
  if (failure) return judge('Failed', undefined, { ...failure, ...running });
  // The history has only runs that reached a build: a failure that was seen counts for more.
  const wasReady = previous
    ? previous.word === 'Ready'
    : input.lastRun?.isWell === true;
  if (input.isRerun && previous?.word === 'Ready') {
    const { until: _until, ...before } = previous;
    return { ...before, ...running };
  }
  if (input.isRerun && (isReady || wasReady)) {
    return judge('Ready', isReady ? ready : undefined, running);
  }
  const reconciling = findCondition(input.conditions, 'Reconciling');
  return judge('Reconciling', reconciling ?? ready, running);
}

/**
 * Judges an object. The first of these that applies counts: deleting, static, suspended, stalled, waiting, failed,
 * reconciling, ready, pending, unknown. (kstatus would call every failing object "in progress", so it is no guide for a
 * badge.)
 *
 * @param previous - the judgement of the poll before, of the same generation of the object. A Kustomization says
 *   Ready=Unknown during each run, whatever it was before: one that was Ready stays so through a routine run, and one
 *   that failed stays so until a run ends well.
 * @param now - the cluster's time, in ms since the epoch; absent: the judgement is not bounded in time
 */
export function statusOf(
  input: StatusInput,
  previous?: Status,
  now?: number,
): Status {
  // Nothing is reconciled that Flux writes no status for: only its deletion can be late.
  if (now === undefined || (input.isStatic && input.deletedAt === undefined))
    return judgeUnbounded(input, previous, false);
  const newUntil = Date.parse(input.createdAt ?? '') + NEW_FOR;
  const isNew = now < newUntil;
  const status = judgeUnbounded(input, previous, isNew);
  const { overdue, until } = overdueAt(now, input, input.conditions, status);
  const ends = isNew ? Math.min(newUntil, until ?? newUntil) : until;
  if (!overdue) return ends === undefined ? status : { ...status, until: ends };
  const word = BOUNDED.includes(status.word) ? 'Overdue' : status.word;
  const running = status.running && overdue.what !== 'run';
  return { ...status, word, running, overdue, until: ends };
}

/** Judges an object as if no time passed. @param isNew - see {@link NEW_FOR} */
function judgeUnbounded(
  input: StatusInput,
  previous: Status | undefined,
  isNew: boolean,
): Status {
  const { conditions } = input;
  const ready = findCondition(conditions, 'Ready');
  const stalled = findCondition(conditions, 'Stalled');
  const reconciling = findCondition(conditions, 'Reconciling');
  const attempted = reconciling?.status === 'True';
  const isFailure = ready?.status === 'False';
  // Between attempts Reconciling stays True, with the reason ProgressingWithRetry or, by helm-controller, any other.
  const running =
    attempted && !isFailure && reconciling.reason !== 'ProgressingWithRetry';

  const judge: Judge = (word, condition, more) => ({
    word,
    reason: condition?.reason,
    message: condition?.message,
    since: condition?.lastTransitionTime,
    running,
    retrying: attempted && isFailure,
    ...more,
  });

  if (input.deletedAt !== undefined) {
    // Its conditions are those of the last run before; deleting is no run.
    return judge('Deleting', ready, { since: input.deletedAt, ...IDLE });
  }
  if (input.isStatic && (input.ignoresSuspend || !input.suspended)) {
    return judge('Ready');
  }
  if (input.suspended) {
    // Its conditions are frozen as they were, even a Reconciling=True: nothing runs.
    return judge('Suspended', ready, {
      ...(isFailure && explainedBy(causesOf(conditions))),
      since: ready?.lastTransitionTime,
      ...IDLE,
    });
  }
  if (stalled?.status === 'True') {
    return judge('Stalled', stalled, {
      ...explainedBy(causesOf(conditions)),
      since: stalled.lastTransitionTime,
      ...IDLE,
    });
  }
  if (isFailure) return judgeFailure(input, ready, isNew, judge);
  if (ready?.status === 'Unknown' || running) {
    return judgeRun(input, previous, judge);
  }
  if (ready) {
    if (isOutdated(ready, input)) return judge('Reconciling', ready);
    const also = ignoredBy(conditions);
    return judge('Ready', ready, also.length > 0 ? { also } : {});
  }
  // Without a Ready condition no controller has observed the object yet, or its state cannot be told.
  const isUnseen =
    !input.hasStatus ||
    input.observedGeneration === -1 ||
    (input.observedGeneration === undefined && conditions.length === 0);
  return judge(isUnseen ? 'Pending' : 'Unknown');
}
