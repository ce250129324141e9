import type { Json } from '../json';
import { isRecord, listAt, numberAt, stringAt, timestamp } from '../json';
import { hex } from './artifacts';
import type { Attempt } from './Attempt';
import type { Controller } from './controller';
import { goDuration } from './durations';
import { fail, scriptedFailure } from './failures';
import { showProgress } from './sources';

const SUCCEEDED = 'ReconciliationSucceeded';

const took = ({ now, startedAt }: Attempt) =>
  goDuration(now.getTime() - startedAt.getTime());

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
    const failure = scriptedFailure(attempt);
    if (failure) {
      fail(attempt, failure);
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

/** Adds to `status.history`: the last five distinct results, newest first, with a count of repeats. */
function record(attempt: Attempt, reason: string) {
  const { now, startedAt, status, object } = attempt;
  if (object.kind === 'ResourceSetInputProvider') return;
  const digest = `sha256:${hex(attempt.spec, 64)}`;
  const entries = listAt(status, 'history').filter(isRecord);
  const isSame = (entry: Json) =>
    stringAt(entry, 'lastReconciledStatus') === reason &&
    entry.digest === digest;
  const old = entries.find(isSame);
  const entry = {
    digest,
    firstReconciled: timestamp(startedAt),
    ...old,
    lastReconciled: timestamp(now),
    lastReconciledDuration: took(attempt),
    lastReconciledStatus: reason,
    totalReconciliations: (numberAt(old, 'totalReconciliations') ?? 0) + 1,
  };
  attempt.put({
    history: [entry, ...entries.filter(other => other !== old)].slice(0, 5),
  });
}
