import { shortRevision } from '../../flux';
import { type VersionCell, type Versions } from '../../flux/details';
import { defineWords } from '../shared';

const isUnknown = (cell?: VersionCell) => cell?.state === 'unknown';

/**
 * Returns what can be said in one sentence: on how many clusters everything is up to date. Where nothing tells which
 * version is newest, that is not claimed.
 */
export const versionWords = defineWords(
  t =>
    ({ rows, clusters }: Versions): string => {
      const total = clusters.length;
      const claimed = rows.filter(({ newest }) => newest !== undefined);
      const [only] = rows;
      if (claimed.length === 0) {
        return only && rows.length === 1
          ? t('versions.inUse', { count: only.inUse, total })
          : t('versions.noClaim');
      }
      const current = clusters.filter(({ state }) => state === 'current');
      const live = current.length;
      const cluster = t.cluster(clusters[0]?.name ?? '');
      if (rows.length === 1 && only?.newest) {
        const version = shortRevision(only.newest);
        if (live < total && total > 1)
          return t('versions.onSome', { version, live, total });
        if (total > 1) return t('versions.everywhere', { version, total });
        return live === 1
          ? t('versions.onCluster', { version, cluster })
          : t('versions.notOnCluster', { version, cluster });
      }
      const isWhole = rows.every(
        ({ newest, cells }) =>
          newest && !current.some(({ name }) => isUnknown(cells.get(name))),
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
