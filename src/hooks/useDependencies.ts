import type { FluxRef } from '../flux';
import { readDependencies, type KnownDependencies } from '../store/details';
import { useReading, type Reading } from './useDetails';
import { useStore } from './useStore';

/** Poll interval in ms: these lists are large, and what refers to what seldom changes. */
const POLL_MS = 60_000;

/** Reads the objects among which an object's dependencies and dependents are found. */
export function useDependencies(ref: FluxRef): Reading<KnownDependencies> {
  const query = useStore().details.composed(['dependencies', ref], async api =>
    readDependencies(api, ref),
  );
  return useReading(query, true, POLL_MS);
}
