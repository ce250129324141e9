import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { findCondition, type Condition } from '../conditions';
import type { AppliedRevisions } from '../facets';
import { readRevision, type Revision } from '../revision';
import { isPresent, readList, type Untrusted } from '../untrusted';

type RawStatus = NonNullable<Untrusted<IKustomization>['status']>;

/** Reasons of runs that failed after everything was applied. */
const FAILED_AFTER_APPLY: readonly unknown[] = [
  'HealthCheckFailed',
  'PruneFailed',
];
const SUCCEEDED = 'ReconciliationSucceeded';

/**
 * Returns the revision that a failed run has left in the cluster: that of the newest run that got as far as applying it
 * (history, Flux 2.7 and later), else the attempted one where Ready says that its health checks failed.
 */
function leftByFailure(
  status: RawStatus,
  conditions: readonly Condition[],
): Revision | undefined {
  const history = readList(status.history);
  if (history.length > 0) {
    const run = history.find(
      entry =>
        entry?.lastReconciledStatus === SUCCEEDED ||
        FAILED_AFTER_APPLY.includes(entry?.lastReconciledStatus),
    );
    return run?.lastReconciledStatus === SUCCEEDED
      ? undefined
      : readRevision(run?.metadata?.revision);
  }
  const ready = findCondition(conditions, 'Ready');
  return ready?.status === 'False' && FAILED_AFTER_APPLY.includes(ready.reason)
    ? readRevision(status.lastAttemptedRevision)
    : undefined;
}

/** Reads the revisions of its source that a Kustomization has applied and attempted. */
export function readKustomizationRevisions(
  raw: Untrusted<IKustomization>,
  conditions: readonly Condition[],
): AppliedRevisions {
  const status: RawStatus = raw.status ?? {};
  const of = 'source';
  const applied = readRevision(status.lastAppliedRevision);
  const attempted = readRevision(status.lastAttemptedRevision);
  const failed = leftByFailure(status, conditions);
  // A revision that was healthy once is still the one that was applied.
  if (failed && failed.text !== applied?.text)
    return { of, state: 'failed', failed, attempted };
  if (applied) return { of, state: 'applied', applied, attempted };
  const isUnknown =
    isPresent(status.lastAppliedRevision) ||
    readList(status.inventory?.entries).length > 0;
  return { of, state: isUnknown ? 'unknown' : 'none', attempted };
}
