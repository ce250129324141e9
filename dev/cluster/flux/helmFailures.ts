import { isRecord, listAt, numberAt, recordAt, stringAt } from '../json';
import { isAtLeast } from '../releases';
import type { Attempt } from './Attempt';
import { availableChart } from './charts';
import { goDuration, milliseconds } from './durations';
import { fail, scriptedFailure, type Failure } from './failures';
import { unhealthyAmong } from './healthChecks';
import {
  chartOf,
  recordFailure,
  releaseOf,
  rollBack,
  uninstall,
  type HelmAction,
} from './helmHistory';

const ENDED_BY_HEALTH =
  /timeout waiting for|failed early due to stalled|context deadline exceeded/;
const REMEDIATION = /^(Rollback|Uninstall)Succeeded$/;

/** Returns the failure that is scripted. A failed wait is repeated only where nothing tells of health. */
export function failureBeforeWait(attempt: Attempt): Failure | undefined {
  const failure = scriptedFailure(attempt);
  const isRepeated =
    failure !== undefined && failure.message === attempt.failureBefore?.message;
  const isAboutHealth =
    failure !== undefined &&
    (ENDED_BY_HEALTH.test(failure.message) || REMEDIATION.test(failure.reason));
  return isRepeated && isAboutHealth && attempt.world.health()
    ? undefined
    : failure;
}

/** Returns whether Helm waits for what it applies. */
export function waits({ spec }: Attempt, action: HelmAction): boolean {
  return recordAt(spec, action).disableWait !== true;
}

export function timeoutOf({ spec }: Attempt, action?: HelmAction): string {
  const timeout =
    (action && stringAt(spec, action, 'timeout')) ?? stringAt(spec, 'timeout');
  return goDuration(milliseconds(timeout) ?? 300_000);
}

/** Returns the failure of an action that timed out waiting for what it has applied. */
export function failedWait(
  attempt: Attempt,
  action: HelmAction,
): Failure | undefined {
  if (!waits(attempt, action)) return undefined;
  const { spec, world } = attempt;
  const skipsJobs = recordAt(spec, action).disableWaitForJobs === true;
  const all = (world.health() ?? []).filter(
    ({ object }) => !skipsJobs || object.kind !== 'Job',
  );
  const unhealthy = unhealthyAmong(all);
  if (!unhealthy) return undefined;
  // Before Flux 2.8, Helm itself waited, and told of none of the objects.
  const why = isAtLeast(world.release, '2.8')
    ? unhealthy.text
    : 'context deadline exceeded';
  const reason = action === 'install' ? 'InstallFailed' : 'UpgradeFailed';
  if (!isAtLeast(world.release, '2.2')) {
    return { reason, message: `Helm ${action} failed: ${why}` };
  }
  const { name, namespace } = releaseOf(attempt);
  const { chartName, chartVersion } = chartOf(attempt);
  return {
    reason,
    message: `Helm ${action} failed for release ${namespace}/${name} with chart ${chartName}@${chartVersion}: ${why}`,
    log: [
      `${attempt.startedAt.toISOString()}: beginning wait for resources: {"count":${all.length},"timeout":"${timeoutOf(attempt, action)}"}`,
      `${attempt.now.toISOString()}: warning: ${action} failed: {"error":{},"name":"${name}"}`,
    ].join('\n'),
  };
}

/** Ends an action that timed out waiting: the failed revision is in the history, and may be remediated. */
export function endFailedWait(
  attempt: Attempt,
  action: HelmAction,
  failure: Failure,
): void {
  recordFailure(attempt, action);
  failRelease(attempt, failure);
  remediate(attempt, action);
}

/** Ends a run with a failure, and counts that of an install or upgrade. */
export function failRelease(attempt: Attempt, failure: Failure): void {
  const { conditions, status } = attempt;
  fail(attempt, failure);
  const action = /^(Install|Upgrade)Failed$/.exec(failure.reason)?.[1];
  if (!action) return;
  const verb = action === 'Install' ? 'install' : 'upgrade';
  const failures = (numberAt(status, `${verb}Failures`) ?? 0) + 1;
  conditions.set('Released', 'False', failure.reason, failure.message);
  noteAttempt(attempt);
  attempt.put({
    failures: (numberAt(status, 'failures') ?? 0) + 1,
    [`${verb}Failures`]: failures,
  });
  if (failures <= retriesOf(attempt, verb)) return;
  conditions.stalled(
    'RetriesExceeded',
    `Failed to ${verb} after ${failures} attempt(s)`,
  );
  attempt.observed();
}

export function noteAttempt(attempt: Attempt): void {
  const chart = availableChart(attempt)?.revision;
  attempt.put({
    lastAttemptedGeneration: attempt.before.metadata.generation ?? 1,
    ...(chart && { lastAttemptedRevision: chart }),
  });
}

const retriesWithoutRemediation = (attempt: Attempt, verb: HelmAction) =>
  stringAt(attempt.spec, verb, 'strategy', 'name') === 'RetryOnFailure';

/** Returns how often a failed action is retried: 0 by default, without limit for a negative number. */
function retriesOf(attempt: Attempt, verb: HelmAction): number {
  const isEndless =
    !isAtLeast(attempt.world.release, '2.2') ||
    retriesWithoutRemediation(attempt, verb);
  const retries = numberAt(attempt.spec, verb, 'remediation', 'retries') ?? 0;
  return isEndless || retries < 0 ? Infinity : retries;
}

/** Rolls a failed upgrade back, or uninstalls a release: before each retry, and after the last attempt where wanted. */
function remediate(attempt: Attempt, verb: HelmAction): void {
  const { spec, status, world } = attempt;
  if (!isAtLeast(world.release, '2.2')) return;
  if (retriesWithoutRemediation(attempt, verb)) return;
  const wanted = recordAt(spec, verb, 'remediation');
  const retries = numberAt(wanted, 'retries') ?? 0;
  const isLast =
    (numberAt(status, `${verb}Failures`) ?? 0) > retriesOf(attempt, verb);
  // The last failed upgrade is remediated by default where any is, and the last failed install is not.
  const remediatesLast =
    wanted.remediateLastFailure ?? (verb === 'upgrade' && retries > 0);
  if (isLast && remediatesLast !== true) return;
  if (verb === 'install' || wanted.strategy === 'uninstall') uninstall(attempt);
  else if (hasEarlierRevision(attempt)) rollBack(attempt);
}

function hasEarlierRevision({ status }: Attempt): boolean {
  const [, ...older] = listAt(status, 'history').filter(isRecord);
  return older.some(
    entry => entry.status === 'deployed' || entry.status === 'superseded',
  );
}
