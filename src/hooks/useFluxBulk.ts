import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { fluxApiRef } from '../api';
import type { FluxAction, FluxObject } from '../flux';
import { runFluxBulk, type FluxBulk } from './fluxBulk';
import { fluxQueryClient } from './fluxQueryClient';
import { nameOfUser } from './nameOfUser';
import { useCached } from './useCached';

/** An action on many objects of one card. @public */
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

const bulkKey = (card: string) => ['flux', 'bulk', card] as const;

/**
 * Actions on many objects at once. They go on whether or not a card is there to show them.
 *
 * @param card - a name for the card: each has one such action of its own
 *
 * @public
 */
export function useFluxBulk(card: string): FluxBulkActions {
  const api = useApi(fluxApiRef);
  const identityApi = useApi(identityApiRef);
  const client = fluxQueryClient(api);
  const running = useCached<Running>(client, bulkKey(card));
  const start = useCallback<FluxBulkActions['start']>(
    async (action, resources, details) => {
      const nobodyWaits = new AbortController();
      // Also while no card is there to show it, for as long as the page is open.
      client.setQueryDefaults(bulkKey(card), { gcTime: Infinity });
      const by =
        action === 'suspend' ? await nameOfUser(identityApi) : undefined;
      return runFluxBulk(client, api, {
        ...{ action, resources, by, ...details },
        signal: nobodyWaits.signal,
        onChange: bulk =>
          client.setQueryData<Running>(bulkKey(card), {
            bulk,
            nobodyWaits,
          }),
      });
    },
    [client, api, identityApi, card],
  );
  const dismiss = useCallback(
    () => client.setQueryData(bulkKey(card), null),
    [client, card],
  );
  const nobodyWaits = running?.nobodyWaits;
  const cancel = useCallback(() => nobodyWaits?.abort(), [nobodyWaits]);
  return { bulk: running?.bulk, start, cancel, dismiss };
}
