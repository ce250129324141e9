/** Poll interval while an action is running, in ms. */
const ACTIVE_REFRESH_MS = 3_000;
/** Factor on the poll interval while each kind of each cluster takes a request of its own. */
const PER_CLUSTER_FACTOR = 3;
/** Shortest interval in ms for all objects of clusters: a poll takes hundreds of requests. */
const FLEET_REFRESH_MS = 60_000;
const SLOWEST_RETRY_MS = 2 * 60_000;

/** How often a listing is polled. */
export interface Cadence {
  /** Interval in ms while nothing happens. */
  readonly refreshIntervalMs: number;
  /** Whether it is of all objects of clusters, instead of an entity's. */
  readonly isFleet: boolean;
}

/** Returns how often to poll a scope whose page wants a refresh interval. */
export function cadenceOf(
  refreshIntervalMs: number,
  isFleet: boolean,
): Cadence {
  return {
    isFleet,
    refreshIntervalMs: isFleet
      ? Math.max(refreshIntervalMs, FLEET_REFRESH_MS)
      : refreshIntervalMs,
  };
}

/**
 * Returns the interval between two polls, in ms.
 *
 * @param isPerCluster - whether clusters are listed separately
 * @param isHurried - returns whether a listed object is about to change: an action on it has just begun
 */
export function intervalMs(
  { refreshIntervalMs, isFleet }: Cadence,
  isPerCluster: boolean,
  isHurried: () => boolean,
): number {
  if (isFleet) return refreshIntervalMs;
  if (isPerCluster) return PER_CLUSTER_FACTOR * refreshIntervalMs;
  return isHurried()
    ? Math.min(ACTIVE_REFRESH_MS, refreshIntervalMs)
    : refreshIntervalMs;
}

/** Returns how long to wait after so many failed polls, in ms. */
export function retryDelayMs(
  { refreshIntervalMs }: Cadence,
  failures: number,
): number {
  return Math.min(refreshIntervalMs * 2 ** failures, SLOWEST_RETRY_MS);
}
