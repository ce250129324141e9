import { startTransition, useEffect, useState } from 'react';
import type { Scope } from '../api';
import { useFluxSettings } from './fluxSettings';
import { useStore } from './useStore';

/** Time in ms after which a scope counts as asked even if it takes that long to find out what to ask. */
const PATIENCE_MS = 25;

/**
 * Returns whether the first request for the listing of a scope has been sent. Drawing placeholders before that would keep
 * the browser from sending it. What is drawn because of it can be interrupted by the answer.
 */
export function useHasAsked(scope: Scope): boolean {
  const { listings } = useStore();
  const { refreshIntervalMs } = useFluxSettings();
  const { isAsked } = listings.of(scope, refreshIntervalMs);
  const [hasAsked, setHasAsked] = useState(isAsked.get);
  useEffect(() => {
    const set = () => startTransition(() => setHasAsked(true));
    const timer = setTimeout(set, PATIENCE_MS);
    const unsubscribe = isAsked.subscribe(set);
    if (isAsked.get()) set();
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [isAsked]);
  return hasAsked;
}
