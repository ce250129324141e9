import type { Scope } from '../api';
import { useFluxSettings } from './fluxSettings';
import { useObservable, useStore } from './useStore';

/** Returns whether a request for the listing of a scope is under way. */
export function useIsPolling(scope: Scope): boolean {
  const { listings } = useStore();
  const { refreshIntervalMs } = useFluxSettings();
  return useObservable(listings.of(scope, refreshIntervalMs).isPolling);
}
