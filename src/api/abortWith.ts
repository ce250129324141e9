/** Aborts a controller when a signal aborts, for the same reason, until the returned function is called. */
export function abortWith(
  controller: AbortController,
  signal: AbortSignal | undefined,
): () => void {
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  return () => signal?.removeEventListener('abort', abort);
}
