import { focusManager, useQueries, useQuery } from '@tanstack/react-query';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { FluxCluster, FluxError } from '../api';
import type { ObjectRef } from '../flux';
import { readRuntime, type ClusterRuntime } from '../store/runtime';
import { useStore } from './useStore';

/** Time between two readings in ms. What runs Flux seldom changes, and a reading takes several requests a cluster. */
const POLL_MS = 60_000;
/** For how long it is kept after it was shown, in ms. */
const KEPT_MS = 5 * 60_000;

const onFocus = (listener: () => void) => focusManager.subscribe(listener);
const isVisible = () => focusManager.isFocused();

/** All clusters and the Flux that runs there, as far as it is known. */
export interface FleetRuntime {
  /** The clusters that Backstage knows; `undefined` until it answers. */
  readonly clusters?: readonly FluxCluster[];
  /** By the name of the cluster; those that have answered, or failed. */
  readonly runtimes: ReadonlyMap<string, ClusterRuntime>;
  /** Why Backstage does not tell its clusters. */
  readonly failure?: FluxError;
  /** Reads everything now, for the person: asks again for a sign-in that was rejected. */
  readonly refresh: () => void;
}

/** Returns what has been read by the name of the cluster: the same map until another answer comes. */
const byCluster = (
  read: readonly { readonly data?: ClusterRuntime }[],
): ReadonlyMap<string, ClusterRuntime> =>
  new Map(
    read.flatMap(({ data }) => (data ? [[data.cluster, data] as const] : [])),
  );

/** Reference that only makes the key of a cluster's query. */
const allOf = (cluster: string): ObjectRef => ({
  cluster,
  group: 'apps',
  kind: 'Deployment',
  name: '',
});

/**
 * Reads what runs Flux on all clusters while the component is mounted and the tab is visible, cluster by cluster, at most
 * once a minute.
 *
 * @param isWanted - whether anything is read at all. False returns what is known from before, and requests nothing
 */
export function useRuntime(isWanted: boolean = true): FleetRuntime {
  const { client, details, clusters: known } = useStore();
  const enabled = useSyncExternalStore(onFocus, isVisible) && isWanted;
  const polled = {
    enabled,
    retry: false,
    gcTime: KEPT_MS,
    staleTime: POLL_MS,
    refetchInterval: POLL_MS,
  } as const;
  const { data: clusters, error } = useQuery<readonly FluxCluster[], FluxError>(
    {
      ...details.composed(['clusters', allOf('')], async api => {
        const all = await api.clusters();
        known.learn(all);
        return all;
      }),
      ...polled,
    },
    client,
  );
  const names = useMemo(
    () => [...new Set((clusters ?? []).map(({ name }) => name))],
    [clusters],
  );
  const before = useRef<ReadonlyMap<string, ClusterRuntime>>(new Map());
  const queries = names.map(cluster => {
    const isUnique =
      clusters?.filter(({ name }) => name === cluster).length === 1;
    return {
      ...details.composed(
        ['runtime', allOf(cluster)],
        async (api): Promise<ClusterRuntime> =>
          readRuntime(api, { cluster, isUnique }, before.current.get(cluster)),
      ),
      ...polled,
    };
  });
  const runtimes = useQueries({ queries, combine: byCluster }, client);
  useEffect(() => {
    before.current = runtimes;
  });
  const refresh = useCallback(async () => {
    await details.beforeRetry();
    await client.refetchQueries({ queryKey: ['flux', 'clusters'] });
    await client.refetchQueries({ queryKey: ['flux', 'runtime'] });
  }, [client, details]);
  return {
    clusters,
    runtimes,
    failure: error ?? undefined,
    refresh,
  };
}
