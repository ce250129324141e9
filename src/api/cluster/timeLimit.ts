import { abortWith } from '../abortWith';
import { FluxError, type FluxErrorPlace } from '../errors';

/** An answer that did not come in time. It may still come later. */
export class NoAnswerInTime extends FluxError {
  constructor(ms: number, place?: FluxErrorPlace) {
    super('timeout', `no response within ${ms / 1000} s`, place);
  }
}

/** A limit is counted in so many parts. */
const PARTS = 8;

/**
 * Runs work with a time limit. Time in which the page could not run does not count, since it could not have noticed an
 * answer: a page that is still starting, or a computer that was asleep.
 *
 * @param ms - the limit in ms
 * @param place - place of the error
 * @param work - should stop when its signal aborts; the reason is a {@link NoAnswerInTime}, or that of `outer`
 * @param outer - stops it earlier
 */
export async function withTimeLimit<T>(
  ms: number,
  place: FluxErrorPlace,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const limit = new AbortController();
  const late = new NoAnswerInTime(ms, place);
  let left = PARTS;
  // A part takes as long as it should, or longer: those that were missed are not made up for.
  const timer = setInterval(() => {
    left -= 1;
    if (left === 0) limit.abort(late);
  }, ms / PARTS);
  const unlink = abortWith(limit, outer);
  try {
    return await work(limit.signal);
  } finally {
    clearInterval(timer);
    unlink();
  }
}

/** Settles like the promise, or rejects with the signal's reason when the signal aborts first. */
export function unlessAborted<T>(
  signal: AbortSignal,
  promise: Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', end));
  });
}
