import { inCell, problemOf, type Translate } from '../shared';
import { summaryText } from '../table/fleet';
import { isWell, type ClusterState } from './clusterStates';

/** Returns what is known of a cluster, in a few words. */
export function clusterText(t: Translate, state: ClusterState): string {
  const { rows, counts, error, isPending, isSilent } = state;
  if (isPending) return t('fleet.pending');
  if (isSilent && error) return problemOf(t, error);
  if (rows.length === 0) {
    return error ? problemOf(t, error) : t('fleet.noResources');
  }
  const said = summaryText(t, rows.length, counts, error !== undefined);
  return error && !counts.has('attention')
    ? t.labelled(said, problemOf(t, error))
    : said;
}

/** Returns what is known of a cluster, with its versions of Flux where they are known. */
export function tileText(t: Translate, state: ClusterState): string {
  const { versions } = state;
  return [
    clusterText(t, state),
    versions.length > 0 &&
      t('runtime.versions', { versions: t.listed(versions.map(inCell)) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Returns one line about all clusters: how many there are, do not answer, and need attention. */
export function fleetText(
  t: Translate,
  states: readonly ClusterState[],
): string {
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
}
