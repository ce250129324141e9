import type { ClusterVersions, VersionRow } from '../../flux/details';

/** Clusters that stand in columns of their own before those that agree are folded into one. */
const COLUMNS = 8;

/** A column of the matrix: one cluster, or several that agree. */
export interface Column {
  readonly clusters: readonly [ClusterVersions, ...ClusterVersions[]];
  /** Clusters that agree, of which this column is the first, or stands for all while they are folded. */
  readonly group?: { readonly key: string; readonly count: number };
}

const versionsOf = (
  rows: readonly VersionRow[],
  { name, state }: ClusterVersions,
): string =>
  JSON.stringify([
    state,
    ...rows.map(({ cells }) => {
      const cell = cells.get(name);
      return [cell?.state, cell?.revision?.text, cell?.hasNewest];
    }),
  ]);

/** Clusters with problems, and those that did not answer, each have their own. */
const canFold = ({ state }: ClusterVersions) =>
  state !== 'failed' && state !== 'unanswered';

/**
 * Returns the columns for some clusters, in their order. Where there are many, those that have the same versions and
 * states are one column, until it is opened.
 *
 * @param opened - keys of the groups that are shown cluster by cluster
 */
export function foldColumns(
  rows: readonly VersionRow[],
  clusters: readonly ClusterVersions[],
  opened: ReadonlySet<string>,
): readonly Column[] {
  if (clusters.length <= COLUMNS)
    return clusters.map((each): Column => ({ clusters: [each] }));
  const groups = new Map<string, [ClusterVersions, ...ClusterVersions[]]>();
  for (const cluster of clusters) {
    const { name } = cluster;
    const key = canFold(cluster) ? versionsOf(rows, cluster) : name;
    const group = groups.get(key);
    if (group) group.push(cluster);
    else groups.set(key, [cluster]);
  }
  return [...groups].flatMap(([key, all]): readonly Column[] => {
    if (all.length === 1) return [{ clusters: all }];
    const group = { key, count: all.length };
    if (!opened.has(key)) return [{ clusters: all, group }];
    return all.map((each, i) => ({
      clusters: [each],
      ...(i === 0 && { group }),
    }));
  });
}
