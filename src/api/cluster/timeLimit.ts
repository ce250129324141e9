import { FluxError, type FluxErrorPlace } from '../errors';

/** An answer that did not come in time. It may still come later. */
export class NoAnswerInTime extends FluxError {
  constructor(ms: number, place?: FluxErrorPlace) {
    super('timeout', `no response within ${ms / 1000} s`, place);
  }
}

/**
 * Runs work with a time limit.
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
  const timer = setTimeout(() => limit.abort(late), ms);
  const end = () => limit.abort(outer?.reason);
  outer?.addEventListener('abort', end);
  if (outer?.aborted) end();
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', end);
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
