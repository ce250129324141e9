import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useEffect, useRef } from 'react';

/**
 * Whether the person may reach clusters through Backstage: `asking` before the first answer, `unknown` if the request
 * failed before there was any.
 */
export type ClusterPermission = 'asking' | 'permitted' | 'denied' | 'unknown';

/**
 * Returns whether the person may reach clusters through Backstage. A failed request is not a denial: the last answer
 * stays, and without one, the requests to the clusters themselves will tell.
 */
export function useClusterPermission(): ClusterPermission {
  const last = useRef<ClusterPermission>('unknown');
  const { loading, allowed, error } = usePermission({
    permission: kubernetesProxyPermission,
  });
  let permission: ClusterPermission = allowed ? 'permitted' : 'denied';
  if (loading) permission = 'asking';
  // Backstage says `allowed: false` here, even where it has an earlier answer.
  if (error) permission = last.current;
  useEffect(() => {
    if (permission !== 'asking') last.current = permission;
  }, [permission]);
  return permission;
}

/** Tells whether clusters are worth a request. */
export const mayRequest = (permission: ClusterPermission): boolean =>
  permission === 'permitted' || permission === 'unknown';
