import compareVersions from 'semver/functions/compare';
import isVersion from 'semver/functions/valid';
import { compareWithSource } from '../comparison';
import type { ObjectIndex } from '../graph';
import type { FluxResource } from '../object';
import type { Revision } from '../revision';

/** A revision that the source of an applier has on one cluster. */
interface Offer {
  readonly revision: Revision;
  /** Of a chart, or of the tag that a version range has chosen. */
  readonly version?: string;
  /** RFC 3339: when the source stored it. */
  readonly storedAt?: string;
  /** Address and the part of it that is followed: only offers of one origin can be compared. */
  readonly origin: string;
}

function offerOf(
  resource: FluxResource,
  index: ObjectIndex,
): Offer | undefined {
  const comparison = compareWithSource(resource, index);
  if (!comparison?.available) return undefined;
  const { source, carrier, available } = comparison;
  const address = source.address?.text ?? carrier.address?.text;
  if (address === undefined) return undefined;
  // The chart and its range; the path of a Kustomization does not choose among revisions.
  const chart =
    resource.revisions?.of === 'chart' ? resource.content : undefined;
  const { follows } = source;
  return {
    revision: available,
    version:
      available.version ??
      (follows?.by === 'semver' ? available.ref : undefined),
    storedAt: carrier.artifact?.lastUpdateTime,
    origin: JSON.stringify([address, follows?.by, follows?.value, chart]),
  };
}

/** Returns the later of two offers of one origin; `undefined` where they cannot be ordered. */
function later(one: Offer, other: Offer): Offer | undefined {
  if (one.revision.text === other.revision.text) return one;
  const { version: a } = one;
  const { version: b } = other;
  if (a !== undefined && b !== undefined && isVersion(a) && isVersion(b)) {
    const order = compareVersions(a, b);
    if (order !== 0) return order < 0 ? other : one;
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
 * Returns the newest revision that the sources of the same applier have on its clusters.
 *
 * @returns `undefined` where that cannot be known: no source is known, the clusters follow different ones, or their
 * revisions cannot be ordered
 */
export function newestOf(
  appliers: readonly FluxResource[],
  index: ObjectIndex,
): Revision | undefined {
  const offers = appliers.flatMap(each => offerOf(each, index) ?? []);
  const [first] = offers;
  if (!first || offers.some(({ origin }) => origin !== first.origin))
    return undefined;
  const newest = offers.reduce<Offer | undefined>(
    (best, offer) => best && later(best, offer),
    first,
  );
  return newest?.revision;
}
