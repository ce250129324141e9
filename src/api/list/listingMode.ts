import type { FluxError } from '../errors';

/** How long clusters are listed separately before the combined query is tried again, in ms; doubled with each failure. */
const FIRST_RETRY_AFTER = 60_000;
const RETRY_AFTER_AT_MOST = 10 * 60_000;
/** How long the proxy is not tried again after Backstage has denied it, in ms. */
const DENIED_FOR = 10 * 60_000;

/** Decides whether to use the combined query, as in normal times, or to list each cluster separately. */
export class ListingMode {
  private failures = 0;
  private failed?: { readonly error: FluxError; readonly until: number };
  private deniedUntil = 0;

  /** Returns why clusters are listed separately now, or `undefined` where the combined query is used. */
  perClusterReason(now: number): FluxError | undefined {
    return this.failed && now < this.failed.until
      ? this.failed.error
      : undefined;
  }

  /** Returns whether clusters can be listed separately: Backstage has not denied it lately. */
  canGoPerCluster(now: number): boolean {
    return now >= this.deniedUntil;
  }

  /** Notes that the combined query failed where separate lists did not. */
  combinedQueryFailed(error: FluxError, now: number): void {
    const wait = FIRST_RETRY_AFTER * 2 ** this.failures;
    this.failures += 1;
    this.failed = { error, until: now + Math.min(wait, RETRY_AFTER_AT_MOST) };
  }

  combinedQueryWorked(): void {
    this.failures = 0;
    this.failed = undefined;
  }

  /** Notes that Backstage denies the proxy. */
  proxyDenied(now: number): void {
    this.deniedUntil = now + DENIED_FOR;
    this.combinedQueryWorked();
  }
}
