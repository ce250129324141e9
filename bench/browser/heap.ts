import type { CDPSession } from 'playwright-core';

/** Bytes that the page's scripts hold after everything that can go has gone. */
export async function heapSize(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  // More than one: what a finalizer frees goes with the next.
  for (let i = 0; i < 3; i += 1) {
    await cdp.send('HeapProfiler.collectGarbage');
  }
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize;
}
