import {
  groupBy,
  isMadeByFlux,
  isUpstream,
  needsAttention,
  type FluxKind,
  type FluxResource,
  type NamedSource,
} from '../flux';

/** Facts that decide in which order sources are read. */
export interface ReadingOrder {
  /** Whether some card lists sources of this kind. */
  readonly isListed: (kind: FluxKind) => boolean;
  /** Whether a resource is a row on screen. */
  readonly isOnScreen: (resource: FluxResource) => boolean;
  /** Whether something about a source, by its key, is known to be out of date. */
  readonly isNews: (key: string) => boolean;
}

/** The sources of one kind on one cluster, which are read together. */
export interface SourceGroup {
  readonly sources: readonly NamedSource[];
  /** They are shown as rows, or something about them is known to be out of date. */
  readonly isUrgent: boolean;
  /** A row on screen names one of them. */
  readonly isVisible: boolean;
  /** The lower, the more they say about the rows that name them. */
  readonly rank: number;
}

/** The rank of what rows in trouble name: it may be the cause. */
const IN_TROUBLE = -1;
/** The rank of what Flux made itself. */
const MADE_BY_FLUX = 2;

/**
 * Ranks a source by what the rows that name it show of it. The artifact of most is compared with what was applied; an
 * index of charts is not; and a HelmChart that Flux made says the same as its release, which helm-controller tries at
 * once, and whose condition says where the chart fails. What may be the cause of trouble comes before all others.
 */
function rankOf(named: NamedSource): number {
  if (isMadeByFlux(named)) return MADE_BY_FLUX;
  if (named.namedBy.some(needsAttention)) return IN_TROUBLE;
  return isUpstream(named) ? 0 : 1;
}

const isVisible = (
  { namedBy }: NamedSource,
  { isOnScreen }: ReadingOrder,
): boolean => namedBy.some(isOnScreen);

/** Returns the groups of one cluster's sources, those first that are to be read first. */
export function sourceGroups(
  own: readonly NamedSource[],
  order: ReadingOrder,
): readonly SourceGroup[] {
  const byKind = groupBy(own, ({ kind }) => kind);
  const groups = [...byKind].map(([kind, sources]) => {
    const rank = Math.min(...sources.map(rankOf));
    const isRow = rank < MADE_BY_FLUX && order.isListed(kind);
    return {
      sources,
      rank,
      isUrgent: isRow || sources.some(({ key }) => order.isNews(key)),
      isVisible: sources.some(named => isVisible(named, order)),
    };
  });
  return groups.sort(
    (one, other) =>
      Number(other.isUrgent) - Number(one.isUrgent) ||
      Number(other.isVisible) - Number(one.isVisible) ||
      one.rank - other.rank,
  );
}

/** Returns the clusters of some sources, those first whose sources rows on screen name. */
export function clustersInOrder(
  sources: readonly NamedSource[],
  order: ReadingOrder,
): readonly string[] {
  const visible = sources.filter(named => isVisible(named, order));
  return [...new Set([...visible, ...sources].map(({ cluster }) => cluster))];
}
