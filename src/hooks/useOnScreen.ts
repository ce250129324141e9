import { useEffect } from 'react';
import type { FluxResource } from '../flux';
import { useStore } from './useStore';

/** Tells the store which resources are on screen, so that what they refer to is read first. */
export function useOnScreen(resources: readonly FluxResource[]): void {
  const { listings } = useStore();
  useEffect(() => listings.show(resources), [listings, resources]);
}
