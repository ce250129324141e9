import {
  findCondition,
  HEALTH_CHECK_CANCELED,
  type Condition,
} from './conditions';

/** One thing that is wrong with an object, as a controller wrote it. */
export interface Cause {
  readonly reason?: string;
  readonly message?: string;
  /** RFC 3339. */
  readonly since?: string;
}

/** Conditions that are `False` after a failure, in the order in which things fail. */
const FALSE_AFTER_FAILURE = [
  'Released',
  'TestSuccess',
  'Healthy',
  'SourceVerified',
];

/** Conditions that exist only while something is wrong, in the order in which source-controller fails. */
const TRUE_AFTER_FAILURE = [
  'FetchFailed',
  'IncludeUnavailable',
  'BuildFailed',
  'StorageOperationFailed',
];

/** Reasons of what helm-controller does about a failure. */
const REMEDIATION = /^(Rollback|Uninstall)(Succeeded|Failed)$/;

function isWrong({ type, status, reason }: Condition): boolean {
  // A newer revision cut the health checks short.
  if (reason === HEALTH_CHECK_CANCELED) return false;
  return (
    (status === 'False' && FALSE_AFTER_FAILURE.includes(type)) ||
    (status === 'True' && TRUE_AFTER_FAILURE.includes(type))
  );
}

/** Returns what the last attempt left behind, besides Ready; a new attempt does not remove it until it has succeeded. */
export function leftByFailure(
  conditions: readonly Condition[],
): readonly Condition[] {
  return [...FALSE_AFTER_FAILURE, ...TRUE_AFTER_FAILURE].flatMap(type => {
    const found = findCondition(conditions, type);
    return found && isWrong(found) ? found : [];
  });
}

/** Leaves out what has no message, or one that another has as well. */
function eachOnce(conditions: readonly Condition[]): readonly Condition[] {
  const kept: Condition[] = [];
  for (const condition of conditions) {
    const message = condition.message?.trim();
    const isKnown = kept.some(
      other => !message || other.message?.includes(message),
    );
    if (!isKnown) kept.push(condition);
  }
  return kept;
}

/**
 * Returns the conditions that tell what is wrong with an object: the cause first, then what followed from it.
 *
 * Ready is not always the cause. Helm-controller copies the result of a rollback to it (`RollbackSucceeded`), while the
 * failure stays in Released or TestSuccess; and Stalled counts attempts without saying why they failed.
 */
export function causesOf(
  conditions: readonly Condition[],
): readonly Condition[] {
  const ready = findCondition(conditions, 'Ready');
  const stalled = findCondition(conditions, 'Stalled');
  const stalls = stalled?.status === 'True' ? [stalled] : [];
  const left = leftByFailure(conditions);
  if (ready?.status !== 'False') return eachOnce([...left, ...stalls]);
  const isRemediation =
    ready.reason !== undefined && REMEDIATION.test(ready.reason);
  // Otherwise the conditions that are left may be of an older attempt, which failed for another reason.
  return eachOnce([...(isRemediation ? left : []), ready, ...stalls]);
}
