import { keyOf, type FluxResource, type ObjectRef } from '../flux';
import { isFailedPod, type HealthReason } from '../flux/details';
import type { ObservableMap } from './Observable';
import type { OwnedObject, OwnedObjects } from './owned';

/** A Pod that fails, as details have read it. */
export interface FoundPod {
  readonly workload: ObjectRef;
  readonly pod: ObjectRef;
  readonly reason: HealthReason;
  /** When it was read, in ms since the epoch. */
  readonly readAt: number;
  /** Run of the applier that it was read after, see {@link runOf}. */
  readonly run: string;
}

/** Pods that fail, by the key of the object that has applied their workloads: at most one for each workload. */
export type FoundPods = ObservableMap<readonly FoundPod[]>;

/** Tells the runs of an applier apart: what was found after one says nothing about the next. */
export function runOf({ status, revisions }: FluxResource): string {
  return JSON.stringify([status.since, revisions?.attempted?.text]);
}

const podsIn = (objects: readonly OwnedObject[]): readonly OwnedObject[] =>
  objects.flatMap(each =>
    each.ref.kind === 'Pod' ? each : podsIn(each.children),
  );

/** Returns the Pod that tells why a workload is not ready: one that has failed, before one that is only not ready. */
function tellingPod({ kind }: ObjectRef, { objects }: OwnedObjects) {
  const pods = podsIn(objects).filter(
    // Only Jobs count Pods that have failed; others replace them.
    ({ json }) => kind === 'Job' || !isFailedPod(json),
  );
  const telling = pods.flatMap(({ ref: pod, health }) => {
    const { word, reason } = health;
    const isWell = word === 'healthy' || word === 'terminating';
    return isWell || !reason || reason.id === 'starting'
      ? []
      : { pod, word, reason };
  });
  return telling.find(({ word }) => word === 'failed') ?? telling[0];
}

/** Notes the Pod that fails of a workload that an object has applied, or that none does. */
export function noteFailingPod(
  found: FoundPods,
  applier: FluxResource,
  workload: ObjectRef,
  reading: {
    readonly owned: OwnedObjects;
    readonly readAt: number;
    /** Nothing waits for a healthy workload, whatever its Pods are like. */
    readonly isHealthy: boolean;
  },
): void {
  const { owned, readAt, isHealthy } = reading;
  const { key } = applier;
  const run = runOf(applier);
  const telling = isHealthy ? undefined : tellingPod(workload, owned);
  const others = (found.get().get(key) ?? []).filter(
    each => each.run === run && keyOf(each.workload) !== keyOf(workload),
  );
  const { pod, reason } = telling ?? {};
  const pods =
    pod && reason
      ? [...others, { workload, pod, reason, readAt, run }]
      : others;
  if (pods.length > 0) found.setEntry(key, pods);
  else found.deleteEntry(key);
}
