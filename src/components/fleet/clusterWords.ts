import { defineWords, inCell, problemWords } from '../shared';
import { summaryWords } from '../table/fleet';
import { isWell, type ClusterState } from './clusterStates';

/** Words for the state of clusters. */
export const clusterWords = defineWords(t => {
  const problemOf = problemWords(t);
  const summaryText = summaryWords(t);

  /** Returns what is known of a cluster, in a few words. */
  function clusterText(state: ClusterState): string {
    const { rows, counts, error, isPending, isSilent } = state;
    if (isPending) return t('fleet.pending');
    if (isSilent && error) return problemOf(error);
    if (rows.length === 0) {
      return error ? problemOf(error) : t('fleet.noResources');
    }
    const said = summaryText(rows.length, counts, error !== undefined);
    return error && !counts.has('attention')
      ? t.labelled(said, problemOf(error))
      : said;
  }

  return {
    clusterText,

    /** Returns what is known of a cluster, with its versions of Flux where they are known. */
    tileText(state: ClusterState): string {
      const { versions } = state;
      return [
        clusterText(state),
        versions.length > 0 &&
          t('runtime.versions', { versions: t.listed(versions.map(inCell)) }),
      ]
        .filter(Boolean)
        .join(' · ');
    },

    /** Returns one line about all clusters: how many there are, do not answer, and need attention. */
    fleetText(states: readonly ClusterState[]): string {
      const silent = states.filter(({ isSilent }) => isSilent).length;
      const pending = states.filter(({ isPending }) => isPending).length;
      const attention = states.filter(
        state => !state.isSilent && !isWell(state),
      ).length;
      return [
        t('fleet.clusterCount', { count: states.length }),
        silent > 0 && t('fleet.silent', { count: silent }),
        attention > 0 && t('fleet.needAttention', { count: attention }),
        pending > 0 && t('fleet.loading', { count: pending }),
      ]
        .filter(Boolean)
        .join(' · ');
    },
  };
});
