import type { FluxResource } from '../../flux';
import type { FluxActionOutcome } from '../actions';

/** Returns how the run ended that the kind's own record shows since an earlier reading, if it shows one. */
function outcomeOnRecord(
  resource: FluxResource,
  before: FluxResource,
): FluxActionOutcome | undefined {
  const { lastRun } = resource;
  if (lastRun?.isWell === undefined) return undefined;
  if (lastRun.at === before.lastRun?.at) return undefined;
  return { result: lastRun.isWell ? 'succeeded' : 'failed', resource };
}

/**
 * Returns the outcome of a request that Flux has handled, or `undefined` while Flux still works on it.
 *
 * It comes from the status of the object. `lastHandledReconcileAt` alone proves nothing: controllers copy it for
 * suspended objects as well. The next run may have begun already, and another one after that: an object need never be
 * seen at rest. Ready, where it is True or False, and the history tell of the run that ended.
 *
 * @param before - the object as it was read last before Flux had handled the request
 */
export function outcomeOf(
  resource: FluxResource,
  before: FluxResource,
): FluxActionOutcome | undefined {
  const { word, running } = resource.status;
  const ready = resource.conditions.find(({ type }) => type === 'Ready');
  switch (word) {
    case 'Ready':
      return running && ready?.status !== 'True'
        ? outcomeOnRecord(resource, before)
        : { result: 'succeeded', resource };
    case 'Failed':
      // While the next run is in progress, the word may be that of a run before the request.
      return running
        ? outcomeOnRecord(resource, before)
        : { result: 'failed', resource };
    case 'Stalled':
    case 'Unreadable':
      return { result: 'failed', resource };
    case 'Deleting':
      return { result: 'deleted', resource };
    case 'Waiting':
      return { result: 'waiting', resource };
    case 'Suspended':
      return { result: 'suspended', resource };
    case 'Reconciling':
      return outcomeOnRecord(resource, before);
    default:
      return undefined;
  }
}
