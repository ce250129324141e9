import {
  keyOf,
  sourceBehindMissingChart,
  supportOf,
  upstreamOf,
  type FluxObject,
  type FluxRef,
  type FluxResource,
} from '../../flux';
import type { FluxStage, FluxStageSkip } from '../FluxApi';

/** Why Flux would not reconcile the object, if it would not. */
function skipOf(resource: FluxResource): FluxStageSkip | undefined {
  if (resource.isStatic) return 'static';
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

/** The stage of the object itself. It may be suspended still: a patch can resume it and ask at once. */
export function ownStage(resource: FluxObject): FluxStage {
  const stage = stageOf(resource, resource);
  return stage.skip === 'unsupported' || stage.skip === 'static'
    ? stage
    : { ...stage, state: 'pending', skip: undefined };
}

/**
 * What an object takes its content from, the farthest first, as `flux reconcile --with-source` goes: for a HelmRelease
 * its repository and its HelmChart.
 *
 * @param read - reads an object that another one names; `undefined` where there is none
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
    // A HelmChart that names itself, or one that names the first again.
    if (stages.some(stage => stage.key === key)) break;
    const found = await read(next);
    stages.unshift(stageOf({ ...next, key }, found));
    if (found) next = upstreamOf(found);
    else if (next.kind === 'HelmChart')
      next = sourceBehindMissingChart(resource);
    else next = undefined;
  }
  return stages;
}
