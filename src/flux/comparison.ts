import { find, sourceOf, upstreamOf, type ObjectIndex } from './graph';
import { KINDS } from './kinds';
import type { FluxObject, FluxResource } from './object';
import { parseRevision, type Revision } from './revision';

/** An applier's source, and whether it holds something that has not been applied. @public */
export interface SourceComparison {
  readonly source: FluxObject;
  /** Object that holds the revision: the source itself, or the HelmChart that Flux made from it. */
  readonly carrier: FluxObject;
  /** Revision that the source has now, where it can be compared with what was applied. */
  readonly available?: Revision;
  readonly isBehind: boolean;
}

const DIGEST_START = /^[0-9a-f]{7,}$/;

/** Returns whether two revisions are the same: `6.6.1+0cc9a8446c95` is chart 6.6.1 from the OCI artifact whose digest begins so. */
function isChartOf(
  applied: Revision,
  digest: string | undefined,
  available: Revision,
): boolean {
  if (available.hash === undefined) return applied.text === available.text;
  if (digest !== undefined)
    return parseRevision(digest).hash === available.hash;
  const [version, build] = applied.text.split('+');
  if (build !== undefined && DIGEST_START.test(build))
    return available.hash.startsWith(build);
  // Flux demands that the tag of a chart is its version. A digest without a tag cannot be compared.
  return available.ref === undefined || version === available.ref;
}

/**
 * Compares what an applier has applied with what its source holds now. For a HelmRelease that is the revision of its
 * chart: of the OCIRepository or HelmChart that it names, or of the HelmChart that Flux made for it. The revision of a
 * HelmRepository is that of its whole index and says nothing about one chart, and a third party's artifact is versioned
 * in ways of its own.
 *
 * @returns `undefined` where the source is not among the known objects
 */
export function compareWithSource(
  resource: FluxResource,
  index: ObjectIndex,
): SourceComparison | undefined {
  const source = find(index, sourceOf(resource));
  if (source === undefined) return undefined;
  const holder = find(index, upstreamOf(resource));
  const carrier = holder ?? source;
  const available = holder?.artifact?.revision;
  const { revisions } = resource;
  const isComparable =
    revisions?.of === 'source' || KINDS[carrier.kind].reconcile !== 'never';
  if (!available || !revisions || !isComparable) {
    return { source, carrier, isBehind: false };
  }
  const { of, applied, appliedDigest } = revisions;
  const isApplied =
    of === 'source'
      ? applied?.text === available.text
      : applied && isChartOf(applied, appliedDigest, available);
  return {
    source,
    carrier,
    available,
    isBehind: applied !== undefined && !isApplied,
  };
}
