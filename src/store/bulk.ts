import pLimit from 'p-limit';
import { fromThrown, type FluxError } from '../api';
import type { FluxAction, FluxObject } from '../flux';
import type { Actions, FluxActionDetails, FluxActionEnd } from './actions';
import { ObservableMap } from './Observable';

/** Actions that run at a time. */
const AT_ONCE = 4;

/** An action that can be done to many objects at once. */
export type FluxBulkAction = Extract<
  FluxAction,
  'sync' | 'syncWithSource' | 'suspend' | 'resume'
>;

/** One object of a bulk action. */
export interface FluxBulkEntry {
  readonly resource: FluxObject;
  /**
   * - `skipped`: another action was running on it
   * - `cancelled`: the bulk action was cancelled before it was requested, or before its outcome was known; or another
   *   action on the object took its place
   */
  readonly state:
    'queued' | 'running' | 'ended' | 'error' | 'skipped' | 'cancelled';
  /** Present once it has `ended`, or where it was requested before it was `cancelled`. */
  readonly outcome?: FluxActionEnd;
  /** Present where it failed with an `error`. */
  readonly error?: FluxError;
}

/** An action on many objects. */
export interface FluxBulk {
  readonly action: FluxBulkAction;
  readonly entries: readonly FluxBulkEntry[];
  /** The person asked to start no more of them. */
  readonly isCancelled: boolean;
  /** No entry is queued or running any more. */
  readonly isOver: boolean;
}

/** An action and the objects that it applies to. */
export interface BulkRequest extends Pick<FluxActionDetails, 'by' | 'reason'> {
  readonly action: FluxBulkAction;
  readonly resources: readonly FluxObject[];
}

/** A bulk action with the means to cancel it. */
export interface RunningBulk {
  readonly bulk: FluxBulk;
  /** Starts no more of them and stops following the others. Requests already sent to Flux are not withdrawn. */
  readonly cancel: () => void;
}

/** Returns whether something was requested of the object itself, not only of its sources. */
function isRequested({ endedAt, stages }: FluxActionEnd): boolean {
  return !endedAt && stages?.at(-1)?.state !== 'pending';
}

/** The bulk actions, one per card, whether or not the card is there to show it. */
export class BulkActions {
  /** By the id of the card; kept until it is dismissed or replaced by the next. */
  readonly running = new ObservableMap<RunningBulk>();

  constructor(
    private readonly actions: Actions,
    private readonly refreshListings: () => void,
  ) {}

  /**
   * Acts on many objects, four at a time. A failure of one does not stop the others; a source that several share is
   * reconciled once. To be called when no bulk action of the card is running.
   *
   * @returns how it ended; never rejects
   */
  async start(
    card: string,
    { action, resources, by, reason }: BulkRequest,
  ): Promise<FluxBulk> {
    const cancellation = new AbortController();
    const { signal } = cancellation;
    const cancel = () => cancellation.abort();
    const entries: FluxBulkEntry[] = resources.map(resource => ({
      resource,
      state: 'queued',
    }));
    let isOver = false;
    const show = (): FluxBulk => {
      const { aborted: isCancelled } = signal;
      const bulk = { action, entries: [...entries], isCancelled, isOver };
      this.running.setEntry(card, { bulk, cancel });
      return bulk;
    };
    signal.addEventListener('abort', () => {
      if (!isOver) show();
    });
    const update = (index: number, entry: FluxBulkEntry) => {
      entries[index] = entry;
      show();
    };
    const sources: FluxActionDetails['sources'] = new Map();
    const actOn = async (resource: FluxObject): Promise<FluxBulkEntry> => {
      const details = { by, reason, sources, signal, isOneOfMany: true };
      try {
        const outcome = await this.actions.act({
          resource,
          action,
          ...details,
        });
        if (!outcome) return { resource, state: 'skipped' };
        const isCancelled = signal.aborted && outcome.result === 'running';
        const isLeft = isCancelled || outcome.isReplaced;
        if (!isLeft) return { resource, state: 'ended', outcome };
        return isRequested(outcome)
          ? { resource, state: 'cancelled', outcome }
          : { resource, state: 'cancelled' };
      } catch (thrown) {
        return { resource, state: 'error', error: fromThrown(thrown) };
      }
    };
    show();
    const limit = pLimit(AT_ONCE);
    await Promise.all(
      resources.map((resource, index) =>
        limit(async () => {
          if (signal.aborted)
            return update(index, { resource, state: 'cancelled' });
          update(index, { resource, state: 'running' });
          return update(index, await actOn(resource));
        }),
      ),
    );
    this.refreshListings();
    isOver = true;
    return show();
  }

  dismiss(card: string): void {
    this.running.deleteEntry(card);
  }
}
