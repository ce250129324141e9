import type { FluxResource } from '../../flux';

/**
 * Tells, look by look, whether a run has ended that began with the token or a later one. Tokens are opaque: what is
 * later is known only by its having been seen later.
 *
 * A run ends with the token that it began with. So one that was under way ends with an older token, and where somebody
 * else has asked since, a later token is handled instead of this one.
 *
 * @param asked - the object as it was right after the request
 * @param before - the token that was in its place
 */
export function handledSince(
  token: string,
  asked: FluxResource,
  before: string | undefined,
): (now: FluxResource) => boolean {
  const older = new Set([asked.lastHandledReconcileAt, before]);
  const later = new Set([token]);
  let unknown = 0;
  return ({ lastHandledReconcileAt: handled, requestedAt }) => {
    if (requestedAt !== undefined) later.add(requestedAt);
    if (handled !== undefined && later.has(handled)) return true;
    if (older.has(handled)) return false;
    // Of the run that was under way, or of a request that came and went between two looks. A second one is no longer
    // of the former.
    older.add(handled);
    unknown += 1;
    return unknown > 1;
  };
}
