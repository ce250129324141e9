import { useIsFetching } from '@tanstack/react-query';
import type { Scope } from '../api';
import { useFluxSettings } from './fluxSettings';
import { useStore } from './useStore';

/** Returns whether a request for the listing of a scope is under way. @public */
export function useIsPolling(scope: Scope): boolean {
  const { client, listings } = useStore();
  const { refreshIntervalMs } = useFluxSettings();
  const { queryKey } = listings.of(scope, refreshIntervalMs).query;
  return useIsFetching({ queryKey, exact: true }, client) > 0;
}
