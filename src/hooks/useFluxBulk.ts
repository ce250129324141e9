import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import type { Scope } from '../api';
import type { FluxObject } from '../flux';
import { scopeKey, type FluxBulk, type FluxBulkAction } from '../store';
import { nameOfUser } from './nameOfUser';
import { useObservableEntry, useStore } from './useStore';

/** An action on many objects of one card. */
export interface FluxBulkActions {
  /** How far it is; kept until it is dismissed or replaced by the next. */
  readonly bulk?: FluxBulk;
  /** Starts one. To be called when none is running. */
  readonly start: (
    action: FluxBulkAction,
    resources: readonly FluxObject[],
    details?: { readonly reason?: string },
  ) => Promise<FluxBulk>;
  /** Starts no more of them and stops following the others. Requests already sent to Flux are not withdrawn. */
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/**
 * Returns the action on many objects of one card. It goes on whether or not the card is there to show it.
 *
 * @param scope - what the card shows; the same card has one such action per scope
 * @param card - id of the card, which no other card has
 */
export function useFluxBulk(scope: Scope, card: string): FluxBulkActions {
  const identityApi = useApi(identityApiRef);
  const { bulk } = useStore();
  const id = `${card} ${scopeKey(scope)}`;
  const running = useObservableEntry(bulk.running, id);
  const start = useCallback<FluxBulkActions['start']>(
    async (action, resources, details) => {
      const by =
        action === 'suspend' ? await nameOfUser(identityApi) : undefined;
      return bulk.start(id, { action, resources, by, ...details });
    },
    [bulk, identityApi, id],
  );
  return {
    bulk: running?.bulk,
    start,
    cancel: useCallback(() => running?.cancel(), [running]),
    dismiss: useCallback(() => bulk.dismiss(id), [bulk, id]),
  };
}
