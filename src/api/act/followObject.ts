import type { FluxResource } from '../../flux';
import { NotServed } from '../cluster';
import { fromThrown, type FluxError } from '../errors';
import type { FluxActionOutcome } from '../actions';
import { outcomeOf } from './outcomeOf';
import { isHidden, pause } from './pause';

/** How often an object that is acted on is read, and for how long, in ms. */
export interface FollowTiming {
  /** Time until the first reading; the intervals after it grow. Most runs of a source are over by then. */
  readonly firstMs: number;
  /** Interval that is reached soon. */
  readonly everyMs: number;
  /**
   * Longest interval, and that of a page in a hidden tab. Between `everyMs` and this, the interval is a twentieth of the
   * time that has passed.
   */
  readonly slowestMs: number;
  /** Time after which the action is reported as taking long. */
  readonly longAfterMs: number;
  /** Time after which the object is no longer read. */
  readonly forMs: number;
  /** Time for which readings may fail in a row. A failed reading says nothing about what Flux does. */
  readonly failingForMs: number;
}

/** Most runs of Flux take seconds; a Helm upgrade may take most of an hour. */
export const FOLLOW_TIMING: FollowTiming = {
  firstMs: 300,
  everyMs: 1_000,
  slowestMs: 10_000,
  longAfterMs: 60_000,
  forMs: 60 * 60_000,
  failingForMs: 2 * 60_000,
};

/** Factor from one interval to the next, until `everyMs` is reached, or `slowestMs` while readings fail. */
const GROWTH = 1.5;
/** Most ms between two failed readings that count as an outage: longer ones are those of a computer that was asleep. */
const GAP_AT_MOST_MS = 30_000;

/** Readings that have failed in a row. */
interface Outage {
  /** The latest failure. */
  readonly error: FluxError;
  /** Time of the latest failure, in ms since the epoch. */
  readonly at: number;
  /** How long it has lasted, in ms. */
  readonly lasted: number;
}

/** Returns the outage after another failure. */
function prolonged(outage: Outage | undefined, error: FluxError): Outage {
  const at = Date.now();
  if (!outage) return { error, at, lasted: 0 };
  const gap = Math.min(at - outage.at, GAP_AT_MOST_MS);
  return { error, at, lasted: outage.lasted + gap };
}

/** How to follow an object. */
export interface Followed {
  readonly timing: FollowTiming;
  /** Reads the object again. */
  readonly read: (resource: FluxResource) => Promise<FluxResource>;
  /** Returns whether the object shows that Flux has handled the request. */
  readonly isHandled: (resource: FluxResource) => boolean;
  /** Returns how the action has ended, where the object shows it before Flux has handled the request. */
  readonly endOf?: (
    resource: FluxResource,
  ) => FluxActionOutcome['result'] | undefined;
  /** Called after each reading. */
  readonly onRead?: (resource: FluxResource, isLong: boolean) => void;
  readonly signal?: AbortSignal;
}

/** Returns whether the object was deleted and created again under the same name. */
function isReplaced(now: FluxResource, before: FluxResource): boolean {
  return (
    now.uid !== undefined && before.uid !== undefined && now.uid !== before.uid
  );
}

/**
 * Reads an object again and again until Flux has handled a request.
 *
 * @param first - the object as it was right after the request
 * @returns the outcome; `unknown` where the object could not be read for minutes
 * @throws FluxError when reading it is forbidden
 */
export async function followObject(
  first: FluxResource,
  { timing, read, isHandled, endOf, onRead, signal }: Followed,
): Promise<FluxActionOutcome> {
  const began = Date.now();
  const passed = () => Date.now() - began;
  let resource = first;
  let before = first;
  let outage: Outage | undefined;
  const givenUp = (): FluxActionOutcome =>
    outage
      ? { result: 'unknown', resource, error: outage.error }
      : { result: 'running', resource };
  let interval = timing.firstMs / GROWTH;
  for (;;) {
    const isOver = isHandled(resource);
    const outcome = isOver ? outcomeOf(resource, before) : undefined;
    if (outcome) return outcome;
    if (!isOver) before = resource;
    const end = endOf?.(resource);
    if (end) return { result: end, resource };
    if (passed() >= timing.forMs) return givenUp();
    const slower = Math.min(passed() / 20, timing.slowestMs);
    const { everyMs, slowestMs } = timing;
    interval = Math.min(interval * GROWTH, outage ? slowestMs : everyMs);
    await pause(isHidden() ? slowestMs : Math.max(interval, slower), signal);
    if (signal?.aborted) return { result: 'running', resource };
    try {
      const now = await read(resource);
      if (isReplaced(now, resource)) return { result: 'deleted', resource };
      resource = now;
      outage = undefined;
      onRead?.(resource, passed() >= timing.longAfterMs);
    } catch (thrown) {
      const error = fromThrown(thrown);
      if (isGone(error)) return { result: 'deleted', resource };
      if (isFinal(error)) throw error;
      outage = prolonged(outage, error);
      if (outage.lasted >= timing.failingForMs) return givenUp();
    }
  }
}

/**
 * Returns whether the error says that the object does not exist. A 404 also comes from a cluster that does not serve
 * the kind (any more), and from Backstage for a cluster that it does not know.
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
