import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import type { FluxProgress } from '../api';
import type { FluxAction, FluxObject } from '../flux';
import type {
  FluxActionDetails,
  FluxActionEnd,
  FluxActionState,
} from '../store';
import { nameOfUser } from './nameOfUser';
import { useObservable, useObservableEntry, useStore } from './useStore';

/** The actions on Flux resources, and those that are running. */
export interface FluxActions {
  /**
   * @returns the outcome, or `undefined` where another action is running on the same object
   * @throws {@link FluxError}
   */
  readonly run: (
    resource: FluxObject,
    action: FluxAction,
    details?: Pick<FluxActionDetails, 'reason'>,
  ) => Promise<FluxActionEnd | undefined>;
  /** By the key of the resource. */
  readonly states: ReadonlyMap<string, FluxActionState>;
}

/**
 * Returns the actions on Flux resources, and those that are running, from whatever card.
 */
export function useFluxActions(): FluxActions {
  const identityApi = useApi(identityApiRef);
  const { actions } = useStore();
  const states = useObservable(actions.states);
  const run = useCallback<FluxActions['run']>(
    async (resource, action, details) => {
      const by =
        action === 'suspend' ? await nameOfUser(identityApi) : undefined;
      return actions.act({ resource, action, ...details, by });
    },
    [actions, identityApi],
  );
  return { run, states };
}

/** Returns how far the action on an object is, while one is running. */
export function useFluxProgress(resourceKey: string): FluxProgress | undefined {
  return useObservableEntry(useStore().actions.progress, resourceKey);
}
