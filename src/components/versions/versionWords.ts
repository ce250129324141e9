import { shortRevision } from '../../flux';
import { type VersionRow, type Versions } from '../../flux/details';
import { defineWords } from '../shared';

/** Returns whether it is known of some cluster whether it has the newest version. */
const isClaimed = ({ cells }: VersionRow) =>
  [...cells.values()].some(({ hasNewest }) => hasNewest !== undefined);

/**
 * Returns what can be said in one sentence: on how many clusters everything is up to date. Where nothing tells which
 * version is newest, or whether it is there, that is not claimed.
 */
export const versionWords = defineWords(
  t =>
    ({ rows, clusters }: Versions): string => {
      const total = clusters.length;
      const cluster = t.cluster(clusters[0]?.name ?? '');
      const only = rows.length === 1 ? rows[0] : undefined;
      const version = only?.newest && shortRevision(only.newest);
      if (!rows.some(isClaimed)) {
        if (version !== undefined && total === 1)
          return t('versions.unknownOnCluster', { version, cluster });
        return only && total > 1
          ? t('versions.inUse', { count: only.inUse, total })
          : t('versions.noClaim');
      }
      const updated = clusters.filter(({ isLive }) => isLive);
      const live = updated.length;
      if (version !== undefined) {
        if (live < total && total > 1)
          return t('versions.onSome', { version, live, total });
        if (total > 1) return t('versions.everywhere', { version, total });
        return live === 1
          ? t('versions.onCluster', { version, cluster })
          : t('versions.notOnCluster', { version, cluster });
      }
      const isWhole = rows.every(
        ({ newest, cells }) =>
          newest &&
          updated.every(({ name }) => cells.get(name)?.isLive ?? true),
      );
      const what = isWhole ? t('versions.all') : t('versions.comparable');
      if (live < total && total > 1)
        return t('versions.allOnSome', { what, live, total });
      if (total > 1) return t('versions.allEverywhere', { what, total });
      return live === 1
        ? t('versions.allOnCluster', { what, cluster })
        : t('versions.notAllOnCluster', { cluster });
    },
);
