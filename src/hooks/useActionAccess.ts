import type { KindRef } from '../flux';
import { useApi } from '@backstage/core-plugin-api';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useQuery } from '@tanstack/react-query';
import { fluxApiRef, fromThrown, type FluxApi, type FluxError } from '../api';
import { accessKey } from './access';
import { fluxQueryClient } from './fluxQueryClient';
import { useFluxSettings } from './fluxSettings';

/** How long a cluster's answer about permissions is believed, in ms. */
const BELIEVED_MS = 5 * 60_000;

/**
 * Whether the person may act on an object, and who says no: the plugin's config, Backstage's permissions, or the
 * cluster. Nobody having said no counts as allowed: the action itself will tell.
 *
 * @public
 */
export type ActionAccess = 'allowed' | 'readOnly' | 'backstage' | 'cluster';

/** The question to a cluster, and how long its answer holds. */
export const accessReview = (api: FluxApi, place: KindRef) => ({
  queryKey: accessKey(place),
  queryFn: () => api.canPatch(place),
  staleTime: BELIEVED_MS,
  retry: false,
});

/** Without a cluster it is Backstage itself that denied the review, as it would the action. */
export function isDeniedByBackstage(error: Error | null): boolean {
  if (!error) return false;
  const { problem, cluster } = fromThrown(error);
  return problem === 'forbidden' && cluster === undefined;
}

/** The review is shared by all objects of a kind in a namespace. @public */
export function useActionAccess(place: KindRef): ActionAccess {
  const api = useApi(fluxApiRef);
  const { readOnly } = useFluxSettings();
  const proxy = usePermission({ permission: kubernetesProxyPermission });
  const review = useQuery<boolean, FluxError>(
    {
      ...accessReview(api, place),
      enabled: !readOnly && proxy.allowed,
      refetchOnWindowFocus: false,
    },
    fluxQueryClient(api),
  );
  if (readOnly) return 'readOnly';
  const isDenied = isDeniedByBackstage(review.error);
  if ((!proxy.loading && !proxy.allowed) || isDenied) return 'backstage';
  return review.data === false ? 'cluster' : 'allowed';
}
