import type { ClusterVersions, VersionRow } from '../../flux/details';

/** Clusters that stand in columns of their own before those that agree are folded into one. */
const COLUMNS = 8;

/** A column of the matrix: one cluster, or several that are up to date and have the same versions. */
export interface Column {
  readonly clusters: readonly [ClusterVersions, ...ClusterVersions[]];
}

const versionsOf = (rows: readonly VersionRow[], cluster: string): string =>
  JSON.stringify(
    rows.map(({ cells }) => {
      const cell = cells.get(cluster);
      return [cell?.state, cell?.revision?.text];
    }),
  );

/**
 * Returns the columns for some clusters. Where there are many, the largest group of clusters that are up to date and
 * have the same versions is one column, at the end.
 */
export function foldColumns(
  rows: readonly VersionRow[],
  clusters: readonly ClusterVersions[],
): readonly Column[] {
  const single = (each: ClusterVersions): Column => ({ clusters: [each] });
  if (clusters.length <= COLUMNS) return clusters.map(single);
  const groups = new Map<string, [ClusterVersions, ...ClusterVersions[]]>();
  for (const cluster of clusters) {
    if (cluster.state !== 'current') continue;
    const key = versionsOf(rows, cluster.name);
    const group = groups.get(key);
    if (group) group.push(cluster);
    else groups.set(key, [cluster]);
  }
  const [largest] = [...groups.values()].sort((a, b) => b.length - a.length);
  if (!largest || largest.length < 2) return clusters.map(single);
  return [
    ...clusters.filter(each => !largest.includes(each)).map(single),
    { clusters: largest },
  ];
}
