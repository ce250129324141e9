import type { Scope } from '../api';
import { useFluxSettings } from './fluxSettings';
import { useObservable, useStore } from './useStore';

/** Returns whether the first request for the listing of a scope has been sent, so that there is time until its answer. */
export function useIsAsked(scope: Scope): boolean {
  const { listings } = useStore();
  const { refreshIntervalMs } = useFluxSettings();
  return useObservable(listings.of(scope, refreshIntervalMs).isAsked);
}
