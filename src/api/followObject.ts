import type { FluxResource } from '../flux';
import type { FluxActionOptions, FluxActionOutcome } from './FluxApi';
import { FluxError, fromThrown } from './FluxError';

/** How often to look, and how long, in ms. The defaults are those of the flux CLI. */
export interface FollowTiming {
  readonly everyMs: number;
  readonly forMs: number;
}

export const CLI_TIMING: FollowTiming = { everyMs: 2_000, forMs: 5 * 60_000 };

/** A look that fails is no verdict on the object; so many in a row are. */
const FAILED_LOOKS = 5;

async function pause(
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  await new Promise<void>(resolve => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
  });
}

/**
 * What Flux made of a request that it has handled, or `undefined` while it still works on it.
 *
 * `lastHandledReconcileAt` alone proves nothing: it is copied for suspended objects as well. So the outcome is that of
 * the object's own status.
 */
function outcomeOf(resource: FluxResource): FluxActionOutcome | undefined {
  switch (resource.status.word) {
    case 'Ready':
      return resource.status.running
        ? undefined
        : { result: 'succeeded', resource };
    case 'Failed':
    case 'Stalled':
    case 'Deleting':
    case 'Unreadable':
      // Reconciling may still be True beside it: helm-controller leaves it so between its attempts.
      return { result: 'failed', resource };
    case 'Waiting':
      return { result: 'waiting', resource };
    case 'Suspended':
      return { result: 'suspended', resource };
    default:
      return undefined;
  }
}

/**
 * Reads an object again and again until Flux has handled what was asked of it.
 *
 * @param isHandled - whether the object shows that Flux has dealt with the request
 * @throws FluxError when the object is gone, may not be read, or could not be read several times in a row
 */
export async function followObject(
  first: FluxResource,
  read: (resource: FluxResource) => Promise<FluxResource>,
  isHandled: (resource: FluxResource) => boolean,
  timing: FollowTiming,
  { onProgress, signal }: FluxActionOptions = {},
): Promise<FluxActionOutcome> {
  const until = Date.now() + timing.forMs;
  let resource = first;
  let failed = 0;
  for (;;) {
    const outcome = isHandled(resource) ? outcomeOf(resource) : undefined;
    if (outcome) return outcome;
    if (signal?.aborted || Date.now() >= until)
      return { result: 'running', resource };
    await pause(timing.everyMs, signal);
    try {
      resource = await read(resource);
      failed = 0;
      onProgress?.(resource);
    } catch (thrown) {
      const error = fromThrown(thrown);
      failed += 1;
      if (isFinal(error) || failed >= FAILED_LOOKS) throw error;
    }
  }
}

function isFinal({ problem }: FluxError): boolean {
  return (
    problem === 'forbidden' ||
    problem === 'notFound' ||
    problem === 'invalidName'
  );
}
