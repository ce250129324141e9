import compareVersions from 'semver/functions/compare';
import isVersion from 'semver/functions/valid';
import { compareWithSource, runsRevision } from '../comparison';
import { find, upstreamOf, type ObjectIndex } from '../graph';
import type { FluxObject, FluxResource } from '../object';
import type { Revision } from '../revision';

/** A revision that the source of an applier has on one cluster. */
interface Offer {
  readonly revision: Revision;
  /** Of a chart, or of the tag that a version range has chosen. */
  readonly version?: string;
  /** RFC 3339: when the source stored it. */
  readonly storedAt?: string;
}

/** An applier of which it is known what it follows. */
interface Follower {
  readonly applier: FluxResource;
  /** See {@link originOf}. */
  readonly origin: string;
  readonly offer?: Offer;
  /** The source was read before the applier came to another revision, perhaps to a newer one than any that is offered. */
  readonly hasOutrun: boolean;
}

/** The newest revision of the same applier on its clusters. */
interface Newest {
  readonly revision: Revision;
  /** The appliers that are behind unless they have it: they follow it, and have nothing newer. */
  readonly followers: ReadonlySet<FluxResource>;
}

/**
 * Returns what decides which revision an applier gets: the address, the part of it that is followed, the files that are
 * left out, and the chart with its range. The path of a Kustomization does not choose among revisions.
 *
 * @param named - the source that the applier names
 * @returns `undefined` where not all of it is known
 */
function originOf(
  { content, revisions }: FluxResource,
  named: FluxObject,
  index: ObjectIndex,
): string | undefined {
  const isChart = named.follows?.by === 'chart';
  const source = isChart ? find(index, upstreamOf(named)) : named;
  if (!source?.address) return undefined;
  const { address, follows, ignores } = source;
  const template = revisions?.of === 'chart' ? content : undefined;
  const chart = isChart ? named.follows.value : template;
  return JSON.stringify([address.text, follows, ignores, chart]);
}

function followerOf(
  applier: FluxResource,
  index: ObjectIndex,
): Follower | undefined {
  const comparison = compareWithSource(applier, index);
  if (!comparison) return undefined;
  const { source, available } = comparison;
  const { artifact } = comparison.carrier;
  const origin = originOf(applier, source, index);
  return origin === undefined
    ? undefined
    : {
        applier,
        origin,
        offer: available && {
          revision: available,
          version:
            available.version ??
            (source.follows?.by === 'semver' ? available.ref : undefined),
          storedAt: artifact?.lastUpdateTime,
        },
        hasOutrun: artifact?.isOutdated ?? false,
      };
}

/**
 * Returns the version of a chart without the generation of its HelmChart, which source-controller appends where there are
 * `valuesFiles`, and which each cluster counts for itself: `6.0.3+2`, `6.0.3+4e5cbb7b97d0.2`.
 */
const withoutGeneration = (version: string) =>
  version.replace(/(\+(?:.*\.)?)\d{1,9}$/, (_, start: string) =>
    start.slice(0, -1),
  );

/** Returns the later of two offers of one origin; `undefined` where they cannot be ordered. */
function later(one: Offer, other: Offer): Offer | undefined {
  if (one.revision.text === other.revision.text) return one;
  const { version: a } = one;
  const { version: b } = other;
  if (a !== undefined && b !== undefined && isVersion(a) && isVersion(b)) {
    const order = compareVersions(a, b);
    if (order !== 0) return order < 0 ? other : one;
    if (a !== b && withoutGeneration(a) === withoutGeneration(b)) {
      return undefined;
    }
  }
  // The head of a branch, or of a tag that moves, was this one when it was stored: the one that was stored last is newer.
  const { storedAt: at = '' } = one;
  const { storedAt: otherAt = '' } = other;
  const [time, otherTime] = [Date.parse(at), Date.parse(otherAt)];
  if (Number.isNaN(time) || Number.isNaN(otherTime) || time === otherTime)
    return undefined;
  return time < otherTime ? other : one;
}

/**
 * Returns the newest revision that the sources of the same applier have on its clusters. A source that is not known does
 * not count.
 *
 * @returns `undefined` where that cannot be known: no source is known, the clusters follow different ones, or their
 * revisions cannot be ordered
 */
export function newestOf(
  appliers: readonly FluxResource[],
  index: ObjectIndex,
): Newest | undefined {
  const known = appliers.flatMap(each => followerOf(each, index) ?? []);
  if (known.some(({ origin }) => origin !== known[0]?.origin)) return undefined;
  const [first, ...others] = known.flatMap(({ offer }) => offer ?? []);
  const newest = others.reduce<Offer | undefined>(
    (best, offer) => best && later(best, offer),
    first,
  );
  const followers = known.flatMap(({ applier, hasOutrun }) =>
    hasOutrun ? [] : applier,
  );
  return newest && { revision: newest.revision, followers: new Set(followers) };
}

/**
 * Returns whether the newest revision is the one that an applier has in its cluster; `undefined` where nothing tells, and
 * where it has another one without being known to be behind.
 */
export function hasNewest(
  applier: FluxResource,
  { revision, followers }: Newest,
): boolean | undefined {
  const { revisions } = applier;
  const isNewest = revisions && runsRevision(revisions, revision);
  return isNewest || followers.has(applier) ? isNewest : undefined;
}
