import type { SimulatedCluster } from '../../dev/cluster';

const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

/** How many objects have been asked to reconcile and have not handled it yet. */
export const pendingIn = (cluster: SimulatedCluster): number =>
  cluster.objects().filter(({ metadata, status }) => {
    const token = metadata.annotations?.[REQUESTED_AT];
    return token !== undefined && token !== status?.lastHandledReconcileAt;
  }).length;

/** @returns the most that have been pending at any one time from now on */
export function mostPendingIn(cluster: SimulatedCluster): () => number {
  let most = 0;
  cluster.onChange(() => {
    most = Math.max(most, pendingIn(cluster));
  });
  return () => most;
}
