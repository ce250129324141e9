import type { QueryClient } from '@tanstack/react-query';
import {
  fromThrown,
  type FluxActionOutcome,
  type FluxApi,
  type FluxError,
} from '../api';
import type { FluxAction, FluxObject } from '../flux';
import {
  refreshListings,
  runFluxAction,
  type FluxActionDetails,
} from './fluxActions';

/** Actions at a time. */
const AT_ONCE = 4;

/** One object of many that are acted on. @public */
export interface FluxBulkEntry {
  readonly resource: FluxObject;
  /**
   * - `passed`: another action was running on it
   * - `cancelled`: it was not its turn yet when all was cancelled, or it was not followed to its end
   */
  readonly state:
    'queued' | 'running' | 'ended' | 'error' | 'passed' | 'cancelled';
  /** Where it has `ended`, or was begun before it was `cancelled`. */
  readonly outcome?: FluxActionOutcome;
  /** Where it came to an `error`. */
  readonly error?: FluxError;
}

/** An action on many objects. @public */
export interface FluxBulk {
  readonly action: FluxAction;
  readonly entries: readonly FluxBulkEntry[];
  /** The person asked for no more to be begun. */
  readonly isCancelled: boolean;
  /** No entry is queued or running any more. */
  readonly isOver: boolean;
}

/** What to do with many objects, and who is told how far it is. */
export interface FluxBulkRequest extends Pick<
  FluxActionDetails,
  'by' | 'reason'
> {
  readonly action: FluxAction;
  readonly resources: readonly FluxObject[];
  /** Nothing more is begun, and nothing followed any more. What has been asked of Flux stays asked. */
  readonly signal: AbortSignal;
  readonly onChange: (bulk: FluxBulk) => void;
}

/**
 * Acts on many objects, four at a time. A failure of one stops none; a source that several share is asked once.
 *
 * @returns how it ended; never rejects
 */
export async function runFluxBulk(
  client: QueryClient,
  api: FluxApi,
  { action, resources, by, reason, signal, onChange }: FluxBulkRequest,
): Promise<FluxBulk> {
  const entries: FluxBulkEntry[] = resources.map(resource => ({
    resource,
    state: 'queued',
  }));
  const snapshot = (isOver: boolean): FluxBulk => ({
    action,
    entries: [...entries],
    isCancelled: signal.aborted,
    isOver,
  });
  const update = (index: number, change: Omit<FluxBulkEntry, 'resource'>) => {
    const entry = entries[index];
    if (entry) entries[index] = { ...entry, ...change };
    onChange(snapshot(false));
  };
  const sources: FluxActionDetails['sources'] = new Map();
  const act = async (index: number, resource: FluxObject) => {
    if (signal.aborted) return update(index, { state: 'cancelled' });
    update(index, { state: 'running' });
    try {
      const outcome = await runFluxAction(client, api, {
        ...{ resource, action, by, reason, sources, signal },
        isOneOfMany: true,
      });
      if (!outcome) return update(index, { state: 'passed' });
      const isLeft = signal.aborted && outcome.result === 'running';
      return update(index, { state: isLeft ? 'cancelled' : 'ended', outcome });
    } catch (thrown) {
      return update(index, { state: 'error', error: fromThrown(thrown) });
    }
  };
  onChange(snapshot(false));
  const queue = [...resources.entries()];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await act(...next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  refreshListings(client);
  const end = snapshot(true);
  onChange(end);
  return end;
}
