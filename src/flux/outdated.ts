import type { FluxResource } from './object';
import { BUILD_DIGITS, type Revision } from './revision';

/** Returns whether a revision that an applier names is the one that a source has. */
export function holdsRevision(
  { artifact }: FluxResource,
  { text }: Revision,
): boolean {
  const stored = artifact?.revision;
  const digest = stored?.hash?.slice(0, BUILD_DIGITS);
  return (
    text === stored?.text || (digest !== undefined && text.includes(digest))
  );
}

/**
 * Returns whether an applier that was read after its source has come to a revision that the source did not have then.
 * The source then has another one by now, or the applier has not come to the source's yet: only reading the source
 * again tells.
 */
export function isOutrunBy(
  source: FluxResource,
  { revisions }: FluxResource,
): boolean {
  const attempted = revisions?.attempted ?? revisions?.applied;
  return attempted !== undefined && !holdsRevision(source, attempted);
}

/** Returns a source that is marked as out of date: its artifact is not compared with anything. */
export function asOutdated(source: FluxResource): FluxResource {
  const { artifact } = source;
  return artifact
    ? { ...source, artifact: { ...artifact, isOutdated: true } }
    : source;
}
