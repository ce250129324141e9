import type { FluxError } from '../errors';

/** How long to stay cluster by cluster before the one query is tried again, in ms: longer each time that it fails. */
const FIRST_TRIAL_AFTER = 60_000;
const TRIAL_AFTER_AT_MOST = 10 * 60_000;
/** How long the proxy is not tried again after Backstage has denied it, in ms. */
const DENIED_FOR = 10 * 60_000;

/** Whether clusters are asked all at once or one by one. In normal times: all at once. */
export class ListingMode {
  private failures = 0;
  private failed?: { readonly error: FluxError; readonly until: number };
  private deniedUntil = 0;

  /** Why clusters are asked one by one now; `undefined`: they are asked all at once. */
  reason(now: number): FluxError | undefined {
    return this.failed && now < this.failed.until
      ? this.failed.error
      : undefined;
  }

  /** Whether Backstage would let the clusters be asked one by one, as far as it has said. */
  mayGoOneByOne(now: number): boolean {
    return now >= this.deniedUntil;
  }

  /** The one query has failed; one by one it went better. */
  oneByOne(error: FluxError, now: number): void {
    const wait = FIRST_TRIAL_AFTER * 2 ** this.failures;
    this.failures += 1;
    this.failed = { error, until: now + Math.min(wait, TRIAL_AFTER_AT_MOST) };
  }

  /** The one query works. */
  allAtOnce(): void {
    this.failures = 0;
    this.failed = undefined;
  }

  /** Backstage denies the proxy. */
  denied(now: number): void {
    this.deniedUntil = now + DENIED_FOR;
    this.allAtOnce();
  }
}
