import type { FoundPod } from '../store';
import { useObservableEntry, useStore } from './useStore';

/** Returns the Pods of an applier's workloads that details have found to fail. */
export function useFoundPods(key: string): readonly FoundPod[] | undefined {
  return useObservableEntry(useStore().foundPods, key);
}
