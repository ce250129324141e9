/** Returns whether the page is in a hidden tab. */
export function isHidden(): boolean {
  return (
    typeof document !== 'undefined' && document.visibilityState === 'hidden'
  );
}

/** Waits for a time in ms, or until the signal aborts, or a hidden page is shown again. */
export async function pause(
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) return;
  const page = isHidden() ? document : undefined;
  await new Promise<void>(resolve => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      page?.removeEventListener('visibilitychange', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
    page?.addEventListener('visibilitychange', done);
  });
}
