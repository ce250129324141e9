import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { fluxApiRef } from '../api';
import type { FluxAction, FluxObject } from '../flux';
import { runFluxBulk, type FluxBulk } from './fluxBulk';
import { fluxQueryClient } from './fluxQueryClient';
import { nameOfUser } from './nameOfUser';

/** An action on many objects of one card. */
export interface FluxBulkActions {
  /** How far it is; kept until it is dismissed, or another one begins. */
  readonly bulk?: FluxBulk;
  /** Begins one. To be called when none runs. */
  readonly start: (
    action: FluxAction,
    resources: readonly FluxObject[],
    details?: { readonly reason?: string },
  ) => Promise<FluxBulk>;
  /** What has not begun is not begun; what has been asked of Flux stays asked, and is not followed any more. */
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

interface Running {
  readonly bulk: FluxBulk;
  readonly nobodyWaits: AbortController;
}

/**
 * Actions on many objects at once. They go on whether or not a card is there to show them.
 *
 * @param card - a name for the card: each has one such action of its own
 */
export function useFluxBulk(card: string): FluxBulkActions {
  const api = useApi(fluxApiRef);
  const identityApi = useApi(identityApiRef);
  const client = fluxQueryClient(api);
  const { data } = useQuery<Running | null>(
    { queryKey: ['flux', 'bulk', card], enabled: false, gcTime: Infinity },
    client,
  );
  const start = useCallback<FluxBulkActions['start']>(
    async (action, resources, details) => {
      const nobodyWaits = new AbortController();
      const by =
        action === 'suspend' ? await nameOfUser(identityApi) : undefined;
      return runFluxBulk(client, api, {
        ...{ action, resources, by, ...details },
        signal: nobodyWaits.signal,
        onChange: bulk =>
          client.setQueryData<Running>(['flux', 'bulk', card], {
            bulk,
            nobodyWaits,
          }),
      });
    },
    [client, api, identityApi, card],
  );
  const dismiss = useCallback(
    () => client.setQueryData(['flux', 'bulk', card], null),
    [client, card],
  );
  const nobodyWaits = data?.nobodyWaits;
  const cancel = useCallback(() => nobodyWaits?.abort(), [nobodyWaits]);
  return { bulk: data?.bulk, start, cancel, dismiss };
}
