import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useMutationState } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import {
  fluxApiRef,
  type FluxActionOutcome,
  type FluxError,
  type FluxProgress,
} from '../api';
import type { FluxAction, FluxObject } from '../flux';
import { ACTION_KEY } from './EntityPoll';
import {
  progressKey,
  runFluxAction,
  type FluxActionDetails,
  type FluxActionVariables,
} from './fluxActions';
import { fluxQueryClient } from './fluxQueryClient';
import { nameOfUser } from './nameOfUser';
import { useCached } from './useCached';

/** An action on one object, from the click to a little after its end. @public */
export interface FluxActionState {
  readonly action: FluxAction;
  /** `queued`: one of many, and its turn has not come. */
  readonly phase: 'queued' | 'running' | 'ended' | 'error';
  /** Where it has `ended`. */
  readonly outcome?: FluxActionOutcome;
  /** Where it came to an `error`. */
  readonly error?: FluxError;
}

/** What can be done to Flux resources, with what is going on by the key of the resource. @public */
export interface FluxActions {
  /**
   * @returns the outcome, or `undefined` where another action runs on the same object
   * @throws {@link FluxError}
   */
  readonly run: (
    resource: FluxObject,
    action: FluxAction,
    details?: Pick<FluxActionDetails, 'reason'>,
  ) => Promise<FluxActionOutcome | undefined>;
  /** By the key of the resource. */
  readonly states: ReadonlyMap<string, FluxActionState>;
}

/**
 * The actions on Flux resources, and those that are in flight on any card.
 *
 * @public
 */
export function useFluxActions(): FluxActions {
  const api = useApi(fluxApiRef);
  const identityApi = useApi(identityApiRef);
  const client = fluxQueryClient(api);
  const mutations = useMutationState(
    {
      filters: { mutationKey: ACTION_KEY },
      select: ({ state }) => {
        const { resource, action } = state.variables as FluxActionVariables;
        const phase: FluxActionState['phase'] =
          (state.status === 'success' && 'ended') ||
          (state.status === 'error' && 'error') ||
          'running';
        const seen: FluxActionState = {
          action,
          phase,
          outcome: state.data as FluxActionOutcome | undefined,
          error: (state.error as FluxError | null) ?? undefined,
        };
        return [resource.key, seen] as const;
      },
    },
    client,
  );
  const states = useMemo(() => new Map(mutations), [mutations]);
  const run = useCallback<FluxActions['run']>(
    async (resource, action, details) => {
      const by =
        action === 'suspend' ? await nameOfUser(identityApi) : undefined;
      return runFluxAction(client, api, { resource, action, ...details, by });
    },
    [client, api, identityApi],
  );
  return { run, states };
}

/** How far the action on an object is, while one runs. @public */
export function useFluxProgress(resourceKey: string): FluxProgress | undefined {
  const client = fluxQueryClient(useApi(fluxApiRef));
  return useCached(client, progressKey(resourceKey));
}
