import { leftByFailure } from './cause';
import { findCondition } from './conditions';
import type { HistoryEntry } from './history';
import type { FluxResource } from './object';

/** Since when an object fails. */
export interface Beginning {
  /** RFC 3339. It has failed at least since then. */
  readonly at: string;
  /** It did not fail before. Otherwise nothing tells when it began. */
  readonly isKnown: boolean;
  /** RFC 3339: end of the last run that is known to have succeeded, where that is less long ago than a known beginning. */
  readonly succeededAt?: string;
}

/** Number of entries that kustomize-controller keeps (fluxcd/pkg apis/meta/history.go). A full history may lack older ones. */
const FULL = 5;

function earliest(times: readonly (string | undefined)[]): string | undefined {
  return times.reduce(
    (found, time) =>
      time !== undefined &&
      (found === undefined || Date.parse(time) < Date.parse(found))
        ? time
        : found,
    undefined,
  );
}

/**
 * Returns whether helm-controller has, or may have, made a release by rolling back the failed one before it. Only Flux 2.8
 * and later name the action. Nothing tells how long the release then failed: it is ready at once if Git goes back, too.
 */
function isRollback(
  { leftReady, action, number }: HistoryEntry,
  before: HistoryEntry | undefined,
): boolean {
  if (number === undefined || leftReady === false) return false;
  return action === undefined
    ? before?.leftReady === false
    : action === 'rollback';
}

/**
 * Returns since when the newest entries tell of failures. An entry of a Kustomization stands for all runs with the same
 * build and outcome, so that a success between two of them is an entry of its own. An entry of a release is one Helm
 * action.
 *
 * @param history - without the rollback of the newest failure
 */
function inHistory(
  history: readonly HistoryEntry[],
  { observedGeneration = 0 }: FluxResource,
): Partial<Beginning> {
  const firstOther = history.findIndex(({ leftReady }) => leftReady !== false);
  const before = history[firstOther];
  const failures = before ? history.slice(0, firstOther) : history;
  const isOfRuns = history.some(({ runs }) => runs !== undefined);
  const begins = failures.map(({ firstAt, lastAt }) =>
    isOfRuns ? firstAt : lastAt,
  );
  const succeededAt = before?.leftReady && isOfRuns ? before.lastAt : undefined;
  const after = begins.filter(
    time =>
      time !== undefined &&
      (succeededAt === undefined ||
        Date.parse(time) >= Date.parse(succeededAt)),
  );
  const isComplete = after.length > 0 && after.length === begins.length;
  if (before) {
    const wasReady =
      before.leftReady === true && !isRollback(before, history[firstOther + 1]);
    const isKnown = isComplete && wasReady;
    return { at: earliest(after), isKnown, succeededAt };
  }
  // Moves only with a success, or where Flux gives up.
  const hasNeverSucceeded = isOfRuns && observedGeneration <= 0;
  // A success may have left a full history, and the first of these failures may have been before it.
  if (isOfRuns && !hasNeverSucceeded && history.length >= FULL) return {};
  return { at: earliest(after), isKnown: isComplete && hasNeverSucceeded };
}

/**
 * Returns since when an object fails, by what it says itself; `undefined` where it does not fail, or nothing tells.
 *
 * The time of a condition is no answer: Flux moves it with each new message, and kustomize-controller and
 * source-controller with each run. It is only a time at which the object failed already.
 *
 * @param history - of the same object, newest first; empty where its kind or its release of Flux keeps none
 */
export function beginningOf(
  resource: FluxResource,
  history: readonly HistoryEntry[],
): Beginning | undefined {
  const { status, conditions } = resource;
  if (status.word !== 'Failed' && status.word !== 'Stalled') return undefined;
  const ready = findCondition(conditions, 'Ready');
  const stalled = findCondition(conditions, 'Stalled');
  const noticed = earliest([
    status.since,
    ...(ready?.status === 'False' ? [ready.lastTransitionTime] : []),
    ...(stalled?.status === 'True' ? [stalled.lastTransitionTime] : []),
    ...leftByFailure(conditions).map(each => each.lastTransitionTime),
  ]);
  const [newest, ...others] = history;
  // helm-controller removes the condition as soon as a release is ready again.
  const isRolledBack =
    newest !== undefined &&
    isRollback(newest, others[0]) &&
    findCondition(conditions, 'Remediated') !== undefined;
  const told = inHistory(isRolledBack ? others : history, resource);
  const at = earliest([told.at, noticed]);
  if (at === undefined) return undefined;
  const isKnown = told.isKnown === true && at === told.at;
  return {
    at,
    isKnown,
    ...(!isKnown &&
      told.succeededAt !== undefined && { succeededAt: told.succeededAt }),
  };
}
