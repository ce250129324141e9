import { useEffect } from 'react';
import type { FluxRawObject } from '../api';
import { keyOf, type FluxResource, type ObjectRef } from '../flux';
import { healthOf } from '../flux/details';
import {
  noteFailingPod,
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

/**
 * Reads the ReplicaSets, Jobs and Pods of a workload.
 *
 * @param applier - what has applied it, whose row then names the Pod that fails
 */
export function useOwned(
  workload: ObjectRef,
  json: Readonly<Record<string, unknown>>,
  applier: FluxResource | undefined,
): Reading<OwnedObjects> {
  const { details, foundPods } = useStore();
  const reading = useReading(
    details.composed(['owned', workload], async api =>
      readOwned(api, workload, json),
    ),
  );
  const { data: owned, updatedAt: readAt } = reading;
  const key = keyOf(workload);
  const isHealthy = healthOf(workload, json).word === 'healthy';
  useEffect(() => {
    if (!owned || readAt === undefined || !applier) return;
    noteFailingPod(foundPods, applier, workload, { owned, readAt, isHealthy });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for the workload, which is a new value each time
  }, [foundPods, applier, key, owned, readAt, isHealthy]);
  return reading;
}
