import type { AppliedRevisions } from './facets';
import { find, sourceOf, upstreamOf, type ObjectIndex } from './graph';
import { definitionOf } from './kinds';
import type { FluxObject, FluxResource } from './object';
import {
  BUILD_DIGITS,
  parseRevision,
  revisionInCluster,
  type Revision,
} from './revision';

/** An applier's source, and whether it holds something that Flux has not tried to apply. */
export interface SourceComparison {
  readonly source: FluxObject;
  /** Object that holds the revision: the source itself, or the HelmChart that Flux made from it. */
  readonly carrier: FluxObject;
  /** Revision that the source has now, where it can be compared with what was applied. */
  readonly available?: Revision;
  /** Flux has not tried what the source has. A difference alone is no lag: the attempt may have failed or changed nothing. */
  readonly isBehind: boolean;
}

/** A revision that Flux has applied or tried to apply, and the digest of the OCI artifact that its chart came in. */
interface Tried {
  readonly revision: Revision;
  readonly digest?: string;
}

/** Returns the revisions that Flux has tried: the one in the cluster, and the last one that it attempted. */
function triedRevisions(revisions: AppliedRevisions): readonly Tried[] {
  const { appliedDigest, attempted, attemptedDigest } = revisions;
  const present = revisionInCluster(revisions);
  return [
    ...(present ? [{ revision: present, digest: appliedDigest }] : []),
    ...(attempted ? [{ revision: attempted, digest: attemptedDigest }] : []),
  ];
}

/**
 * Returns whether a revision is the one that the source has now, and `undefined` where nothing tells. An OCI artifact and
 * the chart in it have only the digest in common: a tag need not be the version of its chart, and helm-controller
 * records no digest where chart digest tracking is off.
 */
function isAvailable(
  { revision, digest }: Tried,
  of: AppliedRevisions['of'],
  available: Revision,
): boolean | undefined {
  if (of === 'source' || available.hash === undefined)
    return revision.text === available.text;
  const { hash } = parseRevision(digest ?? '');
  return hash === undefined ? undefined : hash === available.hash;
}

/**
 * Returns whether what an applier has in the cluster is a revision of its source, and `undefined` where nothing tells:
 * the chart in an OCI artifact is known by its digest, or by its version where the tag is the same.
 */
export function runsRevision(
  revisions: AppliedRevisions,
  available: Revision,
): boolean | undefined {
  const present = revisionInCluster(revisions);
  if (!present) return revisions.state === 'unknown' ? undefined : false;
  const { of, appliedDigest: digest } = revisions;
  const isSame = isAvailable({ revision: present, digest }, of, available);
  if (isSame !== undefined) return isSame;
  const [version, build] = present.text.split('+');
  const buildDigest = available.hash?.slice(0, BUILD_DIGITS);
  if (build !== undefined && build.length === BUILD_DIGITS)
    return build === buildDigest;
  return version === available.ref ? true : undefined;
}

/**
 * Compares what an applier has applied or attempted with what its source holds now. For a HelmRelease that is the revision of its
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
  const named = sourceOf(resource);
  const source = find(index, named);
  if (source === undefined) return undefined;
  const upstream = upstreamOf(resource);
  const holder = upstream === named ? source : find(index, upstream);
  const carrier = holder ?? source;
  const artifact = holder?.artifact;
  const available = artifact?.isOutdated ? undefined : artifact?.revision;
  const { revisions } = resource;
  const isComparable =
    revisions?.of === 'source' ||
    definitionOf(carrier.kind).reconcile !== 'never';
  if (!available || !revisions || !isComparable) {
    return { source, carrier, isBehind: false };
  }
  const tried = triedRevisions(revisions);
  return {
    source,
    carrier,
    available,
    isBehind:
      tried.length > 0 &&
      tried.every(each => isAvailable(each, revisions.of, available) === false),
  };
}
