import { stringAt } from '../json';
import { hex } from './artifacts';
import type { Attempt } from './Attempt';
import type { Controller } from './controller';
import { failIfScripted } from './failures';
import { FORCE_AT, isOneOff } from './oneOffs';
import { addToHistory, took } from './runHistory';
import { showProgress } from './sources';

const SUCCEEDED = 'ReconciliationSucceeded';

/**
 * Simulates Flux Operator. Its kinds have no `observedGeneration` and are paused by an annotation. Each run shows
 * Ready=Unknown, except that of a report.
 */
export const fluxOperator: Controller = {
  name: 'flux-operator',
  kinds: [
    'FluxInstance',
    'FluxReport',
    'ResourceSet',
    'ResourceSetInputProvider',
  ],
  begin(attempt) {
    if (attempt.object.kind === 'FluxReport') return true;
    if (isOutsideSchedule(attempt)) return false;
    const message = 'Reconciliation in progress';
    attempt.conditions.ready('Unknown', 'Progressing', message);
    showProgress(attempt, message);
    return true;
  },
  end(attempt) {
    if (attempt.object.kind === 'FluxReport') {
      const message = `Reporting finished in ${took(attempt)}`;
      attempt.conditions.ready('True', 'Succeeded', message);
      return;
    }
    // It still counts as handled.
    if (isOutsideSchedule(attempt)) return;
    const failure = failIfScripted(attempt);
    if (failure) {
      record(attempt, failure.reason);
      return;
    }
    const message = `Reconciliation finished in ${took(attempt)}`;
    attempt.conditions
      .delete('Reconciling', 'Stalled')
      .ready('True', SUCCEEDED, message);
    record(attempt, SUCCEEDED);
    attempt.event({ type: 'Normal', reason: SUCCEEDED, message });
  },
};

/** Returns whether an input provider waits for the next time of its schedule. A forced request does not. */
function isOutsideSchedule(attempt: Attempt): boolean {
  const next = stringAt(attempt.before, 'status', 'nextSchedule', 'when');
  return (
    next !== undefined &&
    Date.parse(next) > attempt.now.getTime() &&
    !isOneOff(attempt, FORCE_AT, 'lastHandledForceAt')
  );
}

function record(attempt: Attempt, reason: string) {
  if (attempt.object.kind === 'ResourceSetInputProvider') return;
  const digest = `sha256:${hex(attempt.spec, 64)}`;
  addToHistory(attempt, {
    digest,
    reason,
    isSame: entry =>
      stringAt(entry, 'lastReconciledStatus') === reason &&
      entry.digest === digest,
  });
}
