import type { SourceComparison } from './comparison';
import { durationMs } from './duration';
import type { FluxResource } from './object';

/** Why an applier has not tried what its source has, as far as it tells. */
export interface Lag {
  /**
   * - `suspended`, `waiting` (for a dependency), `running`: as the applier says
   * - `failed`: its last run failed before it got to it
   * - `passed`: a run has ended since it was stored, without trying it
   * - `stored`: no run has ended since it was stored
   * - `unknown`: nothing tells
   */
  readonly why:
    | 'suspended'
    | 'waiting'
    | 'running'
    | 'failed'
    | 'passed'
    | 'stored'
    | 'unknown';
  /** RFC 3339: when the source stored it. */
  readonly storedAt?: string;
  /** RFC 3339: end of the last run. */
  readonly lookedAt?: string;
  /** Latest time of the next run, in ms since the epoch, where the interval decides on it. */
  readonly nextAt?: number;
}

function whyOf(
  { status, suspended, lookedAt }: FluxResource,
  storedAt: string | undefined,
): Lag['why'] {
  if (suspended) return 'suspended';
  if (status.waitingFor !== undefined || status.word === 'Waiting')
    return 'waiting';
  if (status.running) return 'running';
  if (lookedAt === undefined || storedAt === undefined) return 'unknown';
  if (Date.parse(lookedAt) <= Date.parse(storedAt)) return 'stored';
  const hasFailed = status.word === 'Failed' || status.word === 'Stalled';
  return hasFailed ? 'failed' : 'passed';
}

/** Returns why an applier is behind its source; `undefined` where it is not known to be. */
export function lagOf(
  resource: FluxResource,
  comparison: SourceComparison | undefined,
): Lag | undefined {
  if (!comparison?.isBehind) return undefined;
  const { lookedAt, interval, status } = resource;
  const storedAt = comparison.carrier.artifact?.lastUpdateTime;
  const why = whyOf(resource, storedAt);
  const every = durationMs(interval);
  // A failed run is repeated earlier, and what waits is looked at every half minute.
  const isRegular = status.word === 'Ready' || status.word === 'Overdue';
  const decides = why === 'stored' || why === 'passed' || why === 'unknown';
  return {
    why,
    ...(storedAt !== undefined && { storedAt }),
    ...(lookedAt !== undefined && { lookedAt }),
    ...(decides &&
      isRegular &&
      lookedAt !== undefined &&
      every !== undefined && { nextAt: Date.parse(lookedAt) + every }),
  };
}
