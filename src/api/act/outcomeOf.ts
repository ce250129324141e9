import type { FluxResource } from '../../flux';
import type { FluxActionOutcome } from '../FluxApi';

/**
 * Returns the outcome of a request that Flux has handled, or `undefined` while Flux still works on it.
 *
 * It comes from the status of the object. `lastHandledReconcileAt` alone proves nothing: controllers copy it for
 * suspended objects as well.
 */
export function outcomeOf(
  resource: FluxResource,
): FluxActionOutcome | undefined {
  switch (resource.status.word) {
    case 'Ready':
      return resource.status.running
        ? undefined
        : { result: 'succeeded', resource };
    case 'Failed':
    case 'Stalled':
    case 'Unreadable':
      // Reconciling may still be True: helm-controller leaves it so between its attempts.
      return { result: 'failed', resource };
    case 'Deleting':
      return { result: 'deleted', resource };
    case 'Waiting':
      return { result: 'waiting', resource };
    case 'Suspended':
      return { result: 'suspended', resource };
    default:
      return undefined;
  }
}
