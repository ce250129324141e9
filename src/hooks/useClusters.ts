import { useObservable, useStore } from './useStore';

/** Returns what a person reads for each cluster that has a title, by name. */
export function useClusterTitles(): ReadonlyMap<string, string> {
  return useObservable(useStore().clusters.titles);
}
