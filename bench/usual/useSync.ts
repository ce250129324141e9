import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { kubernetesApiRef } from '@backstage/plugin-kubernetes-react';
import { useCallback } from 'react';
import type { Row } from './rows';

/** Interval between checks, as in the flux CLI. */
const CHECK_INTERVAL_MS = 2_000;

const handledBy = (object: unknown) =>
  (object as { status?: { lastHandledReconcileAt?: string } }).status
    ?.lastHandledReconcileAt;

/** Returns a sync built the usual way: annotate, check every two seconds until it is handled, show the outcome. */
export function useSync(): (row: Row) => Promise<void> {
  const kubernetesApi = useApi(kubernetesApiRef);
  const alertApi = useApi(alertApiRef);
  return useCallback(
    async ({ cluster: clusterName, path, name }) => {
      const ask = async (init: RequestInit) => {
        const answer = await kubernetesApi.proxy({ clusterName, path, init });
        return answer.json();
      };
      const requestedAt = new Date().toISOString();
      const annotations = { 'reconcile.fluxcd.io/requestedAt': requestedAt };
      let object = await ask({
        method: 'PATCH',
        headers: { 'Content-Type': 'application/merge-patch+json' },
        body: JSON.stringify({ metadata: { annotations } }),
      });
      while (handledBy(object) !== requestedAt) {
        await new Promise(resolve => setTimeout(resolve, CHECK_INTERVAL_MS));
        object = await ask({ method: 'GET' });
      }
      alertApi.post({ message: `${name} is synced`, display: 'transient' });
    },
    [kubernetesApi, alertApi],
  );
}
