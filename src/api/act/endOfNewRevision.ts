import {
  holdsRevision,
  isOutrunBy,
  keyOf,
  upstreamOf,
  type FluxResource,
} from '../../flux';
import type { FluxStage } from '../actions';

/** Returns the source that an applier takes its content from, as it was read after its own stage. */
function sourceIn(
  stages: readonly FluxStage[],
  applier: FluxResource,
): FluxResource | undefined {
  const upstream = upstreamOf(applier);
  const key = upstream && keyOf(upstream);
  return stages.find(stage => stage.key === key && stage.state === 'done')
    ?.resource;
}

/** Returns whether an applier has yet to apply what its source has, or is in its first run of that. */
function isBehind(applier: FluxResource, source: FluxResource): boolean {
  const { revisions, status } = applier;
  if (revisions?.applied && holdsRevision(source, revisions.applied)) {
    return false;
  }
  const isInFirstRun = status.running && status.word !== 'Failed';
  return isOutrunBy(source, applier) || isInFirstRun;
}

/**
 * Returns a function that tells, reading by reading, how an applier's run of its source's new revision has ended. The new
 * artifact starts that run by itself; Flux handles the request only in the run after it, which begins at once.
 *
 * @param requested - the applier right after the request. It may have been listed long before, and have come to the
 *   source's revision since then
 * @param stages - the stages of its sources, all of them over
 */
export function endOfNewRevision(
  requested: FluxResource,
  stages: readonly FluxStage[],
): (now: FluxResource) => 'succeeded' | 'failed' | undefined {
  const source = sourceIn(stages, requested);
  // Where the source has nothing new, or is back at what is applied, only the request tells one run from another.
  if (!source || !isBehind(requested, source)) return () => undefined;
  return ({ revisions, status: { word, running } }) => {
    const { of, applied, attempted } = revisions ?? {};
    const isAtRest = !running && word === 'Ready';
    if (applied && holdsRevision(source, applied)) {
      // A Kustomization names it only once a run has ended well, and is in its next run by now. A HelmRelease names a
      // chart before Helm's tests have run.
      return isAtRest || (running && of === 'source') ? 'succeeded' : undefined;
    }
    const hasFailed = !running && (word === 'Failed' || word === 'Stalled');
    // A failure beside a run may be that of the revision before.
    return hasFailed && attempted && holdsRevision(source, attempted)
      ? 'failed'
      : undefined;
  };
}
