import type { FluxError } from '../errors';

/** How long clusters are listed separately before the combined query is tried again, in ms; doubled with each failure. */
const FIRST_RETRY_AFTER = 60_000;
const RETRY_AFTER_AT_MOST = 10 * 60_000;
/** How long the proxy is not tried again after Backstage has denied it, in ms. */
const DENIED_FOR = 10 * 60_000;

/** Combined queries of one entity that have failed in a row. */
interface Failures {
  readonly count: number;
  /** The latest one. */
  readonly error: FluxError;
  /** When to try the query again, in ms since the epoch. */
  readonly until: number;
}

/**
 * Decides whether to use the combined query, as in normal times, or to list each cluster separately. The query of one
 * entity may fail where those of others do not: Backstage chooses the clusters for each.
 */
export class ListingMode {
  /** By the reference of the entity. */
  private readonly failures = new Map<string, Failures>();
  private deniedUntil = 0;

  /** Returns why clusters are listed separately now, or `undefined` where the combined query is used. */
  perClusterReason(entity: string, now: number): FluxError | undefined {
    const failed = this.failures.get(entity);
    return failed && now < failed.until ? failed.error : undefined;
  }

  /** Returns whether clusters can be listed separately: Backstage has not denied it lately. */
  canGoPerCluster(now: number): boolean {
    return now >= this.deniedUntil;
  }

  /** Notes that the combined query failed where separate lists did not. */
  combinedQueryFailed(entity: string, error: FluxError, now: number): void {
    const count = this.failures.get(entity)?.count ?? 0;
    const wait = Math.min(FIRST_RETRY_AFTER * 2 ** count, RETRY_AFTER_AT_MOST);
    this.forgetOld(now);
    this.failures.set(entity, { count: count + 1, error, until: now + wait });
  }

  combinedQueryWorked(entity: string): void {
    this.failures.delete(entity);
  }

  /** Notes that Backstage denies the proxy. */
  proxyDenied(now: number): void {
    this.deniedUntil = now + DENIED_FOR;
    this.failures.clear();
  }

  /** Forgets entities whose pages were left while their query failed. */
  private forgetOld(now: number): void {
    for (const [entity, { until }] of this.failures) {
      if (now - until > RETRY_AFTER_AT_MOST) this.failures.delete(entity);
    }
  }
}
