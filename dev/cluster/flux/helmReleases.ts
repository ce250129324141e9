import { isAtLeast } from '../releases';
import { isRecord, listAt, numberAt, stringAt } from '../json';
import type { Attempt } from './Attempt';
import { availableChart, chartObstacle } from './charts';
import { Conditions } from './conditions';
import type { Controller } from './controller';
import { unreadyDependency } from './dependencies';
import type { Failure } from './failures';
import {
  endFailedWait,
  failedWait,
  failRelease,
  failureBeforeWait,
  noteAttempt,
  timeoutOf,
  waits,
} from './helmFailures';
import { release, type HelmAction } from './helmHistory';
import { FORCE_AT, isOneOff, RESET_AT } from './oneOffs';

/** Simulates helm-controller. Every run shows Reconciling; Ready becomes Unknown only while Helm works. */
export const helmController: Controller = {
  name: 'helm-controller',
  kinds: ['HelmRelease'],
  begin(attempt) {
    attempt.conditions.reconciling('Fulfilling prerequisites');
    if (!attempt.conditions.get('Ready')) {
      attempt.conditions.ready(
        'Unknown',
        'Progressing',
        'Fulfilling prerequisites',
      );
    }
    return !blocked(attempt);
  },
  middle(attempt) {
    const action = dueAction(attempt);
    if (!action) return;
    const message = `Running '${action}' action with timeout of ${timeoutOf(attempt, action)}`;
    attempt.conditions
      .reconciling(message)
      .ready('Unknown', 'Progressing', message);
  },
  checksHealth(attempt) {
    const action = blocked(attempt) ? undefined : dueAction(attempt);
    return (
      action !== undefined &&
      waits(attempt, action) &&
      attempt.world.health() !== undefined
    );
  },
  applies: attempt => !blocked(attempt) && dueAction(attempt) !== undefined,
  end(attempt) {
    const { conditions, world } = attempt;
    recordOneOffs(attempt);
    const obstacle = blocked(attempt);
    if (obstacle) {
      conditions.ready('False', obstacle.reason, obstacle.message);
      if (obstacle.reason === 'DependencyNotReady') {
        attempt.retryMs = world.dependencyMs;
        attempt.event({ type: 'Normal', ...obstacle });
      }
      return;
    }
    if (isOutOfRetries(attempt)) {
      stayStalled(attempt);
      return;
    }
    const failure = failureBeforeWait(attempt);
    if (failure) {
      failRelease(attempt, failure);
      return;
    }
    const action = dueAction(attempt);
    const timedOut = action && failedWait(attempt, action);
    if (timedOut) {
      endFailedWait(attempt, action, timedOut);
      return;
    }
    conditions.delete('Reconciling', 'Stalled');
    if (action) release(attempt, action);
    else confirm(attempt);
    attempt.observed();
    noteAttempt(attempt);
  },
  suspended: attempt => {
    attempt.observed();
    recordOneOffs(attempt);
  },
};

/** Confirms a release that is in sync: Ready repeats the result of the last Helm action. */
function confirm(attempt: Attempt) {
  const { conditions, status } = attempt;
  if (attempt.readyBefore) {
    conditions.confirmReady();
    return;
  }
  const released = conditions.get('Released');
  const [latest] = listAt(status, 'history');
  conditions.ready(
    'True',
    released?.reason ?? 'InstallSucceeded',
    released?.message ??
      `Helm install succeeded for release ${stringAt(latest, 'namespace')}/${stringAt(latest, 'name')}` +
        `.v${numberAt(latest, 'version')} with chart ${stringAt(latest, 'chartName')}@${stringAt(latest, 'chartVersion')}`,
  );
}

/** Returns whether the failure count is reset: by a new spec (even a resumed one), a new chart, or a reset request. */
function resetsFailureCount(attempt: Attempt): boolean {
  const { before } = attempt;
  const chart = availableChart(attempt)?.revision;
  return (
    before.metadata.generation !==
      numberAt(before, 'status', 'lastAttemptedGeneration') ||
    (chart !== undefined &&
      chart !== stringAt(before, 'status', 'lastAttemptedRevision')) ||
    isHelmOneOff(attempt, RESET_AT, 'lastHandledResetAt')
  );
}

function isOutOfRetries(attempt: Attempt): boolean {
  return (
    stalledBefore(attempt) !== undefined &&
    !resetsFailureCount(attempt) &&
    !isHelmOneOff(attempt, FORCE_AT, 'lastHandledForceAt')
  );
}

function stalledBefore({ before, now }: Attempt) {
  return new Conditions(before, now).get('Stalled');
}

/** Leaves a stalled release alone; Ready still shows how the last attempt failed. */
function stayStalled(attempt: Attempt) {
  const { reason = '', message = '' } = stalledBefore(attempt) ?? {};
  attempt.conditions.stalled(reason, message);
  attempt.observed();
  attempt.isUnplayed = true;
}

function blocked(attempt: Attempt): Failure | undefined {
  const message = unreadyDependency(
    attempt,
    (dependency, cause) => `unable to get '${dependency}' dependency: ${cause}`,
  );
  if (message) return { reason: 'DependencyNotReady', message };
  const obstacle = chartObstacle(attempt);
  return obstacle && !isAtLeast(attempt.world.release, '2.2')
    ? { ...obstacle, reason: 'ArtifactFailed' }
    : obstacle;
}

/** Returns the Helm action to run; undefined if the release is in sync or out of retries. */
function dueAction(attempt: Attempt): HelmAction | undefined {
  const { before, world, conditions } = attempt;
  const history = listAt(before, 'status', 'history').filter(isRecord);
  const isGone = history[0]?.status === 'uninstalled';
  const installed =
    !isGone &&
    (history[0] ?? stringAt(before, 'status', 'lastAppliedRevision'));
  if (isHelmOneOff(attempt, FORCE_AT, 'lastHandledForceAt'))
    return installed ? 'upgrade' : 'install';
  if (isOutOfRetries(attempt)) return undefined;
  if (!installed) return 'install';
  const version = availableChart(attempt)?.version;
  const installedVersion =
    stringAt(history[0], 'chartVersion') ??
    stringAt(before, 'status', 'lastAppliedRevision');
  const isOutdated =
    version !== undefined &&
    version !== installedVersion?.split('+')[0] &&
    version !== installedVersion;
  const mustRetry =
    conditions.is('Released', 'False') || failureBeforeWait(attempt);
  return isOutdated || world.specChanged || mustRetry ? 'upgrade' : undefined;
}

/** Returns whether a force or reset request applies. Controllers before Flux 2.2 know neither. */
function isHelmOneOff(attempt: Attempt, annotation: string, handled: string) {
  return (
    isAtLeast(attempt.world.release, '2.2') &&
    isOneOff(attempt, annotation, handled)
  );
}

/** Records the force and reset tokens as handled, whether or not they matched. */
function recordOneOffs(attempt: Attempt) {
  const { before, world } = attempt;
  if (!isAtLeast(world.release, '2.2')) return;
  if (resetsFailureCount(attempt)) {
    const {
      failures: _f,
      installFailures: _i,
      upgradeFailures: _u,
      ...rest
    } = attempt.status;
    attempt.replace(rest);
  }
  const forceAt = before.metadata.annotations?.[FORCE_AT];
  const resetAt = before.metadata.annotations?.[RESET_AT];
  attempt.put({
    ...(forceAt && { lastHandledForceAt: forceAt }),
    ...(resetAt && { lastHandledResetAt: resetAt }),
  });
}
