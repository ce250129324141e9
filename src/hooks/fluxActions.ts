import type { QueryClient } from '@tanstack/react-query';
import {
  withResource,
  type FluxActionOptions,
  type FluxActionOutcome,
  type FluxApi,
  type FluxError,
  type FluxListing,
  type FluxProgress,
  type FluxSuspendOptions,
  type FluxSyncOptions,
} from '../api';
import type { FluxAction, FluxObject, FluxResource } from '../flux';
import { accessKey } from './access';
import { ACTION_KEY } from './EntityPoll';
import type { SharedSources } from './NamedSources';

/** What an action takes besides the object. */
export type FluxActionDetails = Pick<FluxSuspendOptions, 'by' | 'reason'> &
  Pick<FluxSyncOptions, 'sources' | 'signal'>;

/** What is known of a run of an action, for the mutation's observers. */
export interface FluxActionVariables {
  readonly resource: FluxObject;
  readonly action: FluxAction;
}

type Call = (
  api: FluxApi,
  resource: FluxObject,
  options: FluxActionDetails & FluxActionOptions,
) => Promise<FluxActionOutcome>;

const CALLS: Readonly<Record<FluxAction, Call>> = {
  sync: (api, resource, options) => api.sync(resource, options),
  syncWithSource: (api, resource, options) =>
    api.sync(resource, { ...options, withSource: true }),
  force: (api, resource, options) =>
    api.sync(resource, { ...options, force: true }),
  reset: (api, resource, options) =>
    api.sync(resource, { ...options, reset: true }),
  suspend: (api, resource, options) => api.suspend(resource, options),
  resume: (api, resource, options) => api.resume(resource, options),
  resumeAndSync: (api, resource, options) =>
    api.resume(resource, { ...options, sync: true }),
};

/** How long an action's end is marked in its row, in ms. */
const SHOWN_FOR_MS = 4_000;

/** Under which it is cached how far the action on an object is. */
export const progressKey = (resourceKey: string) =>
  ['flux', 'progress', resourceKey] as const;

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
 * A refusal is remembered, so that nobody has to click twice to learn of it. Who may not read a source may still be
 * allowed to act on it.
 */
function remember(client: QueryClient, error: FluxError): void {
  const { problem, cluster, group, kind, namespace, verb } = error;
  if (problem !== 'forbidden' || verb === 'get') return;
  if (!cluster || !group || !kind || !namespace) return;
  client.setQueryData(accessKey({ cluster, group, kind, namespace }), false);
}

/** Asks the pages on screen to read again: what a poll under way brings is of before. */
export function refreshListings(client: QueryClient): void {
  client.refetchQueries({ queryKey: ['flux', 'listing'], type: 'active' });
}

/**
 * Runs an action; its state is seen by all cards, and goes on whether or not any of them is there. Nothing happens
 * while another action runs on the same object.
 *
 * @param isOneOfMany - the caller refreshes the listings at the end of all
 * @returns the outcome, or `undefined` where another action runs
 * @throws FluxError
 */
export async function runFluxAction(
  client: QueryClient,
  api: FluxApi,
  {
    resource,
    action,
    isOneOfMany = false,
    ...details
  }: FluxActionVariables &
    FluxActionDetails & { readonly isOneOfMany?: boolean },
): Promise<FluxActionOutcome | undefined> {
  const mutationKey = [...ACTION_KEY, resource.key];
  if (client.isMutating({ mutationKey }) > 0) return undefined;
  const refresh = () => {
    if (!isOneOfMany) refreshListings(client);
  };
  let isFirst = true;
  const onProgress = (read: FluxResource, progress: FluxProgress) => {
    show(client, read);
    client.setQueryData(progressKey(resource.key), progress);
    // At once after the write: from now on the page polls faster.
    if (isFirst) refresh();
    isFirst = false;
  };
  const mutation = client
    .getMutationCache()
    .build<FluxActionOutcome, FluxError, FluxActionVariables, unknown>(client, {
      mutationKey,
      gcTime: SHOWN_FOR_MS,
      mutationFn: () =>
        CALLS[action](api, resource, { ...details, onProgress }),
      onError: error => remember(client, error),
    });
  try {
    return await mutation.execute({ resource, action });
  } finally {
    client.setQueryData(progressKey(resource.key), null);
    refresh();
  }
}
