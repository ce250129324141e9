import { useQuery } from '@tanstack/react-query';
import type { Scope } from '../api';
import { useFluxSettings } from './fluxSettings';
import { useStore } from './useStore';

/** Returns whether a request for the listing of a scope is under way. @public */
export function useIsPolling(scope: Scope): boolean {
  const { client, listings } = useStore();
  const { refreshIntervalMs } = useFluxSettings();
  const { query } = listings.of(scope, refreshIntervalMs);
  // Not `useIsFetching`, which goes through all queries, one for each object, at every change of any of them.
  const { fetchStatus } = useQuery({ ...query, enabled: false }, client);
  return fetchStatus === 'fetching';
}
