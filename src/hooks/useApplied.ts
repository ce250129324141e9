import type { FluxRawObject } from '../api';
import type { ObjectRef } from '../flux';
import {
  readApplied,
  readOwned,
  type AppliedObjects,
  type OwnedObjects,
} from '../store/details';
import { useReading, type Reading } from './useDetails';
import { useStore } from './useStore';

/** Reads what an applier has applied, once the applier itself is known. */
export function useApplied(
  applier: ObjectRef,
  raw: FluxRawObject | undefined,
): Reading<AppliedObjects> {
  const query = useStore().details.composed(['applied', applier], async api =>
    readApplied(api, applier, raw ?? { json: {} }),
  );
  return useReading(query, raw !== undefined);
}

/** Reads the ReplicaSets, Jobs and Pods of a workload. */
export function useOwned(
  workload: ObjectRef,
  json: Readonly<Record<string, unknown>>,
): Reading<OwnedObjects> {
  return useReading(
    useStore().details.composed(['owned', workload], async api =>
      readOwned(api, workload, json),
    ),
  );
}
