import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import {
  fluxApiRef,
  type FluxApi,
  type FluxCluster,
  type FluxError,
  type FluxListing,
} from '../api';
import { isFluxKind, type FluxKind, type FluxResource } from '../flux';
import { EntityPoll, listingKey } from './EntityPoll';
import { fluxQueryClient } from './fluxQueryClient';
import { forgotten, sharedKey, type SharedSources } from './NamedSources';
import { useFluxSettings } from './fluxSettings';

/** The Flux resources of the entity on the page, as far as they are known. @public */
export interface FluxResources {
  /** Those of the wanted kinds; `undefined` until the first answer. The same array as long as nothing changes. */
  readonly resources?: readonly FluxResource[];
  /** All that are known, whatever their kind, with the shared sources, by key: for references. */
  readonly byKey: ReadonlyMap<string, FluxResource>;
  /** The sources that the entity's appliers name and that do not carry its label, as far as they have been read. */
  readonly shared: SharedSources;
  /** The clusters that were asked. */
  readonly clusters: readonly FluxCluster[];
  /** The clusters among them that have not answered yet this time, where they are asked one by one. */
  readonly pending: readonly string[];
  /** Failures of single clusters and kinds, of the wanted kinds. What was known there is still among the resources. */
  readonly errors: readonly FluxError[];
  /** Why Backstage gives no answer at all now. What was known before is still there. */
  readonly failure?: FluxError;
  /** ms since the epoch of the oldest good answer that is shown, where a newer one has failed. */
  readonly staleSince?: number;
  /** Asks again, now. */
  readonly refresh: () => void;
}

const polls = new WeakMap<QueryClient, Map<string, EntityPoll>>();

/** The poll of an entity, which all cards share. Making it asks for nothing yet. */
function entityPoll(
  client: QueryClient,
  ...[api, entity, refreshIntervalMs]: [FluxApi, Entity, number]
): EntityPoll {
  const key = JSON.stringify(listingKey(entity));
  const ofClient = polls.get(client) ?? new Map<string, EntityPoll>();
  polls.set(client, ofClient);
  const poll =
    ofClient.get(key) ?? new EntityPoll(client, api, entity, refreshIntervalMs);
  ofClient.set(key, poll);
  return poll;
}

function useEntityPoll(kinds: readonly FluxKind[]): QueryClient {
  const { entity } = useEntity();
  const api = useApi(fluxApiRef);
  const { refreshIntervalMs } = useFluxSettings();
  const client = fluxQueryClient(api);
  const poll = entityPoll(client, api, entity, refreshIntervalMs);
  useEffect(() => poll.join(kinds), [poll, kinds]);
  return client;
}

type ByKey = ReadonlyMap<string, FluxResource>;

/** One map for all cards, made anew when a resource has changed. */
const mapOf = new WeakMap<readonly FluxResource[], ByKey>();

function byKeyOf(resources: readonly FluxResource[]): ByKey {
  const map =
    mapOf.get(resources) ?? new Map(resources.map(each => [each.key, each]));
  mapOf.set(resources, map);
  return map;
}

const NO_KINDS: readonly FluxKind[] = [];
const NONE: readonly FluxResource[] = [];
const NONE_SHARED: SharedSources = new Map();

function useShared(
  client: QueryClient,
  key: readonly unknown[],
): SharedSources {
  const { data } = useQuery<SharedSources>(
    { queryKey: sharedKey(key), enabled: false },
    client,
  );
  return data ?? NONE_SHARED;
}

function staleSinceOf(
  listing: FluxListing,
  kinds: readonly FluxKind[],
  isFailing: boolean,
) {
  const times = listing.slots
    .filter(slot => kinds.includes(slot.kind) && (isFailing || slot.error))
    .flatMap(slot => slot.fetchedAt ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/**
 * The Flux resources of these kinds that belong to the entity of the page, kept up to date. However many components
 * use it, an entity is polled once.
 *
 * @param alsoPolled - kinds that are polled for the references in them, and are not among the `resources`
 *
 * @public
 */
export function useFluxResources(
  kinds: readonly FluxKind[],
  alsoPolled: readonly FluxKind[] = NO_KINDS,
): FluxResources {
  const { entity } = useEntity();
  // By their names: an adopter may well write the list in place.
  const polledNames = [...kinds, ...alsoPolled].join();
  const polled = useMemo(
    () => polledNames.split(',').filter(isFluxKind),
    [polledNames],
  );
  const client = useEntityPoll(polled);
  const shared = useShared(client, listingKey(entity));
  const { data, failureReason } = useQuery<FluxListing, FluxError>(
    // It only looks on: the one that asks is the observer of EntityPoll.
    { queryKey: listingKey(entity), enabled: false },
    client,
  );
  const wanted = kinds.join();
  const isAnswered =
    data !== undefined && kinds.every(kind => data.kinds.includes(kind));
  const all = data?.resources ?? NONE;
  const resources = useMemo(
    () => all.filter(({ kind }) => wanted.split(',').includes(kind)),
    [all, wanted],
  );
  const entityRef = stringifyEntityRef(entity);
  const refresh = useCallback(() => {
    client.setQueriesData<SharedSources>(
      { queryKey: ['flux', 'shared', entityRef] },
      known => known && forgotten(known),
    );
    const listings = { queryKey: ['flux', 'listing', entityRef] };
    // Before the first answer, a refetch would only join the attempts under way, which may wait for minutes.
    client.cancelQueries(listings, { silent: true });
    client.refetchQueries(listings);
  }, [client, entityRef]);
  const labelled = byKeyOf(all);
  const byKey = useMemo(() => {
    const read = [...shared.values()].flatMap(({ resource }) => resource ?? []);
    return read.length === 0
      ? labelled
      : new Map([...labelled, ...read.map(each => [each.key, each] as const)]);
  }, [labelled, shared]);
  return {
    resources: isAnswered ? resources : undefined,
    byKey,
    shared,
    clusters: data?.clusters ?? [],
    pending: data?.pending ?? [],
    errors: (data?.errors ?? []).filter(
      ({ kind }) => !kind || kinds.some(own => own === kind),
    ),
    failure: failureReason ?? undefined,
    staleSince: data && staleSinceOf(data, kinds, failureReason !== null),
    refresh,
  };
}
