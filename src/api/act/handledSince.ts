import type { FluxResource } from '../../flux';

/**
 * Returns a function that tells, reading by reading, whether a run has ended that began with the token or a later one.
 * Tokens are opaque, so a token counts as later only if it was first seen later.
 *
 * A run ends with the token that it began with. So a run that was in progress at the time of the request ends with an
 * older token, and where someone else has made a request since, a later token is handled instead of this one.
 *
 * @param requested - the object right after the request
 * @param before - the token that this one replaced
 */
export function handledSince(
  token: string,
  requested: FluxResource,
  before: string | undefined,
): (now: FluxResource) => boolean {
  const older = new Set([requested.lastHandledReconcileAt, before]);
  const later = new Set([token]);
  let unknown = 0;
  return ({ lastHandledReconcileAt: handled, requestedAt }) => {
    if (requestedAt !== undefined) later.add(requestedAt);
    if (handled !== undefined && later.has(handled)) return true;
    if (older.has(handled)) return false;
    // The first unknown token may be the one of the run in progress. A second one must be of a request that was made
    // and replaced between two readings.
    older.add(handled);
    unknown += 1;
    return unknown > 1;
  };
}
