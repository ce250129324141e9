import type { CDPSession } from 'playwright-core';

/** A page's requests to Backstage's backend. Preflights are not counted: there are none in production. */
export interface Traffic {
  requests: number;
  /** Compressed size on the wire, including headers. */
  bytes: number;
}

/** Counts traffic from now on. */
export async function watchTraffic(cdp: CDPSession): Promise<Traffic> {
  const traffic: Traffic = { requests: 0, bytes: 0 };
  const own = new Set<string>();
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { method, url } = request;
    if (method === 'OPTIONS' || !url.includes('/api/')) return;
    own.add(requestId);
    traffic.requests += 1;
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (own.has(requestId)) traffic.bytes += encodedDataLength;
  });
  await cdp.send('Network.enable');
  return traffic;
}
