import { isRecord, listAt, numberAt, timestamp, type Json } from '../json';
import type { Attempt } from './Attempt';
import { goDuration } from './durations';

/** Number of distinct results that a controller keeps. */
const KEPT = 5;

/** Returns how long a run has taken, as Go prints it. */
export const took = ({ now, startedAt }: Attempt) =>
  goDuration(now.getTime() - startedAt.getTime());

/**
 * Adds a run to `status.history`: the last five distinct results, newest first, with a count of repeats.
 *
 * @param result - its `digest`, its `reason`, `isSame` for an entry with the same result, and what else the entry has
 */
export function addToHistory(
  attempt: Attempt,
  result: {
    readonly digest: string;
    readonly reason: string;
    readonly isSame: (entry: Json) => boolean;
    readonly more?: (old: Json | undefined) => Json;
  },
): void {
  const { now, startedAt, status } = attempt;
  const { digest, reason, isSame, more } = result;
  const entries = listAt(status, 'history').filter(isRecord);
  const old = entries.find(isSame);
  const entry = {
    digest,
    firstReconciled: timestamp(startedAt),
    ...old,
    lastReconciled: timestamp(now),
    lastReconciledDuration: took(attempt),
    lastReconciledStatus: reason,
    totalReconciliations: (numberAt(old, 'totalReconciliations') ?? 0) + 1,
    ...more?.(old),
  };
  attempt.put({
    history: [entry, ...entries.filter(other => other !== old)].slice(0, KEPT),
  });
}
