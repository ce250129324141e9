import type { FluxObject } from '../../flux';
import { FluxError } from '../errors';
import type { FluxActionOutcome, FluxStage } from '../actions';

/**
 * Returns the outcome of a sync with source whose object cannot be reconciled on request, because of its kind or its
 * version: the sources are all that was reconciled.
 *
 * @throws FluxError where no source was reconciled either
 */
export function outcomeOfSources(
  resource: FluxObject,
  stages: readonly FluxStage[],
): FluxActionOutcome {
  const { cluster, kind, namespace } = resource;
  if (stages.some(({ state }) => state === 'done')) {
    return { result: 'succeeded', resource, stages };
  }
  const suspended = stages.find(({ skip }) => skip === 'suspended')?.resource;
  if (suspended) {
    return { result: 'suspended', resource, stages, endedAt: suspended };
  }
  const missing = stages.find(({ skip }) => skip === 'missing');
  throw missing
    ? new FluxError('notFound', 'the source does not exist', missing)
    : new FluxError('other', 'Flux cannot reconcile it on request', {
        cluster,
        kind,
        namespace,
      });
}
