import {
  isNeverReconciled,
  keyOf,
  supportOf,
  upstreamBehindMissing,
  upstreamOf,
  type FluxObject,
  type FluxRef,
  type FluxResource,
} from '../../flux';
import type { FluxStage, FluxStageSkip } from '../actions';

/** Returns why Flux would not reconcile the object on request, if it would not. */
function skipOf(resource: FluxResource): FluxStageSkip | undefined {
  if (resource.isStatic || isNeverReconciled(resource.kind)) return 'static';
  if (supportOf(resource, 'sync') !== 'yes') return 'unsupported';
  if (resource.deletedAt !== undefined) return 'missing';
  return resource.suspended ? 'suspended' : undefined;
}

function stageOf(
  place: FluxRef & { readonly key: string },
  resource: FluxResource | undefined,
): FluxStage {
  const { key, cluster, group, kind, namespace, name } = place;
  const skip = resource ? skipOf(resource) : 'missing';
  const state = skip ? 'skipped' : 'pending';
  return { key, cluster, group, kind, namespace, name, resource, state, skip };
}

/**
 * Returns the stage of the object itself. That it is suspended is no reason to skip it: one patch can resume it and
 * request a reconciliation.
 */
export function ownStage(resource: FluxObject): FluxStage {
  const stage = stageOf(resource, resource);
  return stage.skip === 'unsupported' || stage.skip === 'static'
    ? stage
    : { ...stage, state: 'pending', skip: undefined };
}

/**
 * Returns the stages of an object's sources, in the order of `flux reconcile --with-source`: for a HelmRelease its
 * repository and then its HelmChart.
 *
 * @param read - reads a source, or returns `undefined` where it does not exist
 * @throws whatever `read` throws
 */
export async function sourceStages(
  resource: FluxObject,
  read: (place: FluxRef) => Promise<FluxResource | undefined>,
): Promise<readonly FluxStage[]> {
  const stages: FluxStage[] = [];
  let next: FluxRef | undefined = upstreamOf(resource);
  while (next) {
    const key = keyOf(next);
    // References can be circular, for instance of a HelmChart to itself.
    if (stages.some(stage => stage.key === key)) break;
    const found = await read(next);
    stages.unshift(stageOf({ ...next, key }, found));
    next = found ? upstreamOf(found) : upstreamBehindMissing(resource);
  }
  return stages;
}
