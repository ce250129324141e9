import { useApi } from '@backstage/core-plugin-api';
import { useMutationState, type QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import {
  fluxApiRef,
  withResource,
  type FluxAction,
  type FluxActionOutcome,
  type FluxApi,
  type FluxError,
  type FluxListing,
} from '../api';
import type { FluxObject, FluxResource } from '../flux';
import { ACTION_KEY } from './EntityPoll';
import { fluxQueryClient } from './fluxQueryClient';
import type { SharedSources } from './NamedSources';

/** How long an action's end is marked in its row, in ms. */
const SHOWN_FOR_MS = 4_000;

/** An action on one object, from the click to a little after its end. */
export interface FluxActionState {
  readonly action: FluxAction;
  readonly phase: 'running' | 'ended' | 'error';
  readonly outcome?: FluxActionOutcome;
  readonly error?: FluxError;
}

interface Variables {
  readonly resource: FluxObject;
  readonly action: FluxAction;
}

/** Puts an object that has just been read or written wherever it is shown. */
function show(client: QueryClient, resource: FluxResource): void {
  client.setQueriesData<FluxListing>(
    { queryKey: ['flux', 'listing'] },
    listing => listing && withResource(listing, resource),
  );
  client.setQueriesData<SharedSources>(
    { queryKey: ['flux', 'shared'] },
    shared => {
      const known = shared?.get(resource.key);
      return known && new Map(shared).set(resource.key, { ...known, resource });
    },
  );
}

/**
 * Runs an action; its state is seen by all cards. Nothing happens while another action runs on the same object.
 *
 * @returns the outcome, or `undefined` where another action runs
 * @throws FluxError
 */
async function runFluxAction(
  client: QueryClient,
  api: FluxApi,
  variables: Variables,
): Promise<FluxActionOutcome | undefined> {
  const mutationKey = [...ACTION_KEY, variables.resource.key];
  if (client.isMutating({ mutationKey }) > 0) return undefined;
  const refresh = (cancelRefetch: boolean) =>
    client.refetchQueries(
      { queryKey: ['flux', 'listing'], type: 'active' },
      { cancelRefetch },
    );
  let isFirst = true;
  const mutation = client
    .getMutationCache()
    .build<FluxActionOutcome, FluxError, Variables, unknown>(client, {
      mutationKey,
      gcTime: SHOWN_FOR_MS,
      mutationFn: ({ resource, action }) =>
        api[action](resource, {
          onProgress: read => {
            show(client, read);
            // At once after the write: what a poll under way brings is older, and from now on it polls faster.
            if (isFirst) refresh(true);
            isFirst = false;
          },
        }),
    });
  try {
    return await mutation.execute(variables);
  } finally {
    refresh(false);
  }
}

/** Sync, suspend and resume, with what is going on by the key of the resource. */
export interface FluxActions {
  readonly run: (
    resource: FluxObject,
    action: FluxAction,
  ) => Promise<FluxActionOutcome | undefined>;
  readonly states: ReadonlyMap<string, FluxActionState>;
}

/**
 * The actions on Flux resources, and those that are in flight on any card.
 *
 * @public
 */
export function useFluxActions(): FluxActions {
  const api = useApi(fluxApiRef);
  const client = fluxQueryClient(api);
  const mutations = useMutationState(
    {
      filters: { mutationKey: ACTION_KEY },
      select: ({ state }) => {
        const { resource, action } = state.variables as Variables;
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
    (resource, action) => runFluxAction(client, api, { resource, action }),
    [client, api],
  );
  return { run, states };
}
