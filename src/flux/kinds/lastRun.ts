import { HEALTH_CHECK_CANCELED } from '../conditions';
import type { LastRun } from '../facets';
import {
  readList,
  readString,
  readTime,
  type UntrustedList,
} from '../untrusted';

const SUCCEEDED = 'ReconciliationSucceeded';

/** Reads the newest run of a history, which stands first. Runs that ended before a build are not in it. */
export function readLastRun(
  history:
    | UntrustedList<{
        readonly lastReconciled?: unknown;
        readonly lastReconciledStatus?: unknown;
      }>
    | undefined,
): LastRun | undefined {
  const [last] = readList(history);
  const reason = readString(last?.lastReconciledStatus);
  return reason === undefined
    ? undefined
    : {
        isWell:
          reason === HEALTH_CHECK_CANCELED ? undefined : reason === SUCCEEDED,
        reason,
        at: readTime(last?.lastReconciled),
      };
}
