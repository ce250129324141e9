import {
  holdsRevision,
  isOutrunBy,
  keyOf,
  upstreamOf,
  type FluxResource,
} from '../../flux';
import type { FluxStage } from '../FluxApi';

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

/**
 * Returns a function that tells, reading by reading, how an applier's run of its source's new revision has ended. The new
 * artifact starts that run by itself; Flux handles the request only in the run after it, which begins at once.
 *
 * @param before - the applier before its source was reconciled
 * @param stages - the stages of its sources, all of them over
 */
export function endOfNewRevision(
  before: FluxResource,
  stages: readonly FluxStage[],
): (now: FluxResource) => 'succeeded' | 'failed' | undefined {
  const source = sourceIn(stages, before);
  // Where the source has nothing new, only the request tells one run from another.
  if (!source || !isOutrunBy(source, before)) return () => undefined;
  return ({ revisions, status }) => {
    const { of, applied, attempted } = revisions ?? {};
    const isApplied = applied !== undefined && holdsRevision(source, applied);
    // Of a source, only a run that ends well sets the revision. Helm's tests come after it has deployed a chart.
    if (isApplied && (of === 'source' || isOver(status))) {
      return status.word === 'Ready' || status.running
        ? 'succeeded'
        : undefined;
    }
    const isFailed = status.word === 'Failed' || status.word === 'Stalled';
    // A failure beside a run may be that of the revision before.
    return isFailed &&
      !status.running &&
      attempted !== undefined &&
      holdsRevision(source, attempted)
      ? 'failed'
      : undefined;
  };
}

const isOver = ({ word, running }: FluxResource['status']) =>
  word === 'Ready' && !running;
