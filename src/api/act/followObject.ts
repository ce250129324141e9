import type { FluxResource } from '../../flux';
import type { FluxActionOutcome } from '../FluxApi';
import { fromThrown, type FluxError } from '../errors';
import { NotServed } from '../cluster';

/** How often to look, and how long, in ms. @public */
export interface FollowTiming {
  /** In the beginning. */
  readonly everyMs: number;
  /** The longer it takes the less often: a twentieth of the time that has passed, but not more than this. */
  readonly slowestMs: number;
  /** From then on it is said to take long. */
  readonly longAfterMs: number;
  /** Then nobody looks any more. */
  readonly forMs: number;
}

/** What Flux finishes in seconds is seen within one; a Helm upgrade may well take most of an hour. */
export const FOLLOW_TIMING: FollowTiming = {
  everyMs: 1_000,
  slowestMs: 10_000,
  longAfterMs: 60_000,
  forMs: 60 * 60_000,
};

/** A look that fails is no verdict on the object; so many in a row are. */
const FAILED_LOOKS = 5;

async function pause(
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) return;
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
    case 'Unreadable':
      // Reconciling may still be True beside it: helm-controller leaves it so between its attempts.
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

/** What is followed, and how. */
export interface Followed {
  readonly timing: FollowTiming;
  /** Reads the object anew. */
  readonly read: (resource: FluxResource) => Promise<FluxResource>;
  /** Whether the object shows that Flux has dealt with the request. */
  readonly isHandled: (resource: FluxResource) => boolean;
  /** Called after each look. */
  readonly onLook?: (resource: FluxResource, isLong: boolean) => void;
  readonly signal?: AbortSignal;
}

/** Of the same name, and another object: the one that was followed is gone. */
function isReplaced(now: FluxResource, before: FluxResource): boolean {
  return (
    now.uid !== undefined && before.uid !== undefined && now.uid !== before.uid
  );
}

/**
 * Reads an object again and again until Flux has handled what was asked of it.
 *
 * @throws FluxError when the object may not be read, or could not be read several times in a row
 */
export async function followObject(
  first: FluxResource,
  { timing, read, isHandled, onLook, signal }: Followed,
): Promise<FluxActionOutcome> {
  const began = Date.now();
  const passed = () => Date.now() - began;
  let resource = first;
  let failed = 0;
  for (;;) {
    const outcome = isHandled(resource) ? outcomeOf(resource) : undefined;
    if (outcome) return outcome;
    if (passed() >= timing.forMs) return { result: 'running', resource };
    const slower = Math.min(passed() / 20, timing.slowestMs);
    await pause(Math.max(timing.everyMs, slower), signal);
    if (signal?.aborted) return { result: 'running', resource };
    try {
      const now = await read(resource);
      if (isReplaced(now, resource)) return { result: 'deleted', resource };
      resource = now;
      failed = 0;
      onLook?.(resource, passed() >= timing.longAfterMs);
    } catch (thrown) {
      const error = fromThrown(thrown);
      if (isGone(error)) return { result: 'deleted', resource };
      failed += 1;
      if (isFinal(error) || failed >= FAILED_LOOKS) throw error;
    }
  }
}

/**
 * Whether the error says that the object does not exist. A 404 is also the answer of a cluster that does not serve the
 * kind (any more), and of Backstage for a cluster that it does not know.
 */
function isGone(error: FluxError): boolean {
  return (
    error.problem === 'notFound' &&
    error.kind !== undefined &&
    !(error instanceof NotServed)
  );
}

function isFinal({ problem }: FluxError): boolean {
  return (
    problem === 'forbidden' ||
    problem === 'notFound' ||
    problem === 'invalidName'
  );
}
