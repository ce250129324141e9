import type { CDPSession } from 'playwright-core';

/** Returns the bytes that the page's scripts hold after garbage collection. */
export async function heapSize(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  // Repeated, because memory freed by a finalizer is collected in the next round.
  for (let i = 0; i < 3; i += 1) {
    await cdp.send('HeapProfiler.collectGarbage');
  }
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize;
}
