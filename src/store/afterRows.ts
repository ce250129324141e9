/** Time after which work is done though the page is never idle, in ms. */
const PATIENCE_MS = 1_000;

/** Does work that an answer brings once the page has drawn its rows and is idle, so that they do not wait for it. */
export function afterRows(work: () => void): void {
  setTimeout(() => {
    // Safari has no such function.
    if (typeof requestIdleCallback !== 'function') work();
    else requestIdleCallback(work, { timeout: PATIENCE_MS });
  });
}
