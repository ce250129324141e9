import { useQuery, type QueryKey } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { FluxError, FluxPodLogsOptions, FluxRawObject } from '../api';
import type { ObjectRef } from '../flux';
import { useStore } from './useStore';

/** Poll interval of what details show, in ms. Nothing is polled while the page is hidden. */
const POLL_MS = 10_000;
/** Poll interval of what the person may not read, in ms. */
const FORBIDDEN_POLL_MS = 60_000;

/** A reading with its age. What is known stays when a newer reading fails. */
export interface Reading<T> {
  /** As it was last read; `undefined` before the first answer. */
  readonly data?: T;
  /** Why the latest reading failed. */
  readonly error?: FluxError;
  /** When `data` was read, in ms since the epoch. */
  readonly updatedAt?: number;
  /** There has been no answer at all. */
  readonly isPending: boolean;
  readonly isFetching: boolean;
  /** Reads it again now, for the person: asks again for a sign-in that was rejected. */
  readonly refresh: () => void;
}

/** Query options that {@link useReading} takes. */
interface DetailQuery<T> {
  readonly queryKey: QueryKey;
  readonly queryFn: () => Promise<T>;
  readonly retry: false;
  readonly gcTime: number;
  readonly staleTime: number;
}

/**
 * Reads something while the component is mounted, and again every ten seconds.
 *
 * @param isWanted - whether anything is read at all
 * @param pollMs - another interval, in ms
 */
export function useReading<T>(
  query: DetailQuery<T>,
  isWanted: boolean = true,
  pollMs: number = POLL_MS,
): Reading<T> {
  const { client, details } = useStore();
  const { data, error, dataUpdatedAt, isPending, isFetching, refetch } =
    useQuery<T, FluxError>(
      {
        ...query,
        enabled: isWanted,
        refetchInterval: ({ state }) =>
          state.error?.problem === 'forbidden' ? FORBIDDEN_POLL_MS : pollMs,
      },
      client,
    );
  return {
    data,
    error: error ?? undefined,
    updatedAt: dataUpdatedAt || undefined,
    isPending: isPending && !error,
    isFetching,
    refresh: useCallback(() => {
      details.beforeRetry().then(() => refetch());
    }, [details, refetch]),
  };
}

/** Reads one object of any kind; its data is `null` where the cluster has no such object. */
export function useRawObject(ref: ObjectRef): Reading<FluxRawObject | null> {
  return useReading(useStore().details.raw(ref));
}

/** Reads the log of a Pod. */
export function usePodLogs(
  pod: ObjectRef,
  options: FluxPodLogsOptions = {},
): Reading<string> {
  return useReading(useStore().details.podLogs(pod, options));
}
