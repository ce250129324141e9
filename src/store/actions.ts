import { notifyManager } from '@tanstack/react-query';
import {
  abortWith,
  fromThrown,
  type FluxActionOptions,
  type FluxActionOutcome,
  type FluxError,
  type FluxProgress,
  type FluxSuspendOptions,
  type FluxSyncOptions,
} from '../api';
import type { FluxAction, FluxObject, FluxResource } from '../flux';
import { ObservableMap } from './Observable';
import type { StoreApi } from './typedErrors';

/** How long the end of an action is marked in its row, in ms. */
const SHOWN_FOR_MS = 4_000;

/** An action on one object, from the click until shortly after its end. */
export interface FluxActionState {
  readonly action: FluxAction;
  /** `queued`: part of a bulk action, and not started yet. */
  readonly phase: 'queued' | 'running' | 'ended' | 'error';
  /** Present while it is `running` and takes long, or nothing has picked its request up. */
  readonly isSlow?: true;
  /** Present once it has `ended`. */
  readonly outcome?: FluxActionOutcome;
  /** Present where it failed with an `error`. */
  readonly error?: FluxError;
}

/** Options of an action, besides the object. */
export type FluxActionDetails = Pick<FluxSuspendOptions, 'by' | 'reason'> &
  Pick<FluxSyncOptions, 'sources' | 'signal'>;

/** How an action ended. */
export interface FluxActionEnd extends FluxActionOutcome {
  /** Another action was started on the object before this one had ended, so that nothing follows this one any more. */
  readonly isReplaced?: true;
}

/** An action and the object that it applies to. */
export interface ActionRequest extends FluxActionDetails {
  readonly resource: FluxObject;
  readonly action: FluxAction;
  /** The caller refreshes the listings once, after the last of many. */
  readonly isOneOfMany?: boolean;
}

/** The parts of the store that actions need. */
export interface ActionContext {
  readonly api: StoreApi;
  readonly put: (object: FluxResource) => void;
  readonly refreshListings: () => void;
  readonly rememberRefusal: (error: FluxError) => void;
}

function call(
  api: StoreApi,
  { resource, action }: ActionRequest,
  options: FluxActionDetails & FluxActionOptions,
): Promise<FluxActionOutcome> {
  switch (action) {
    case 'syncWithSource':
      return api.sync(resource, { ...options, withSource: true });
    case 'force':
      return api.sync(resource, { ...options, force: true });
    case 'reset':
      return api.sync(resource, { ...options, reset: true });
    case 'suspend':
      return api.suspend(resource, options);
    case 'resume':
      return api.resume(resource, options);
    case 'resumeAndSync':
      return api.resume(resource, { ...options, sync: true });
    default:
      return api.sync(resource, options);
  }
}

/** Returns whether an action takes long, or nothing has picked its request up. */
function takesLong({ isLong, stages }: FluxProgress): boolean {
  return (
    isLong ||
    stages.some(
      ({ state, isNotPickedUp }) => state === 'running' && isNotPickedUp,
    )
  );
}

/**
 * The actions that are running, whether or not a component shows them.
 *
 * A click goes one way: the component calls `act`; the API patches the object and reads it until Flux has handled the
 * request; each reading is `put` into the store, from where it is drawn; at the end `act` returns the outcome to the
 * component, which announces it.
 */
export class Actions {
  /** By the key of the object. */
  readonly states = new ObservableMap<FluxActionState>();
  /** How far the running actions are, by the key of the object. */
  readonly progress = new ObservableMap<FluxProgress>();

  /** Ends the following of the running actions, by the key of the object. */
  private readonly running = new Map<string, AbortController>();

  constructor(private readonly context: ActionContext) {}

  /** Returns whether an action that does not take long is running on an object with one of these keys. */
  isAnyQuick(isOne: (key: string) => boolean): boolean {
    return [...this.states.get()].some(
      ([key, { phase, isSlow }]) =>
        phase === 'running' && !isSlow && isOne(key),
    );
  }

  /**
   * Acts on an object, unless another action is running on it. One that takes long is replaced: it is no longer followed.
   *
   * @returns the outcome, or `undefined` where another action is running
   * @throws FluxError
   */
  async act(request: ActionRequest): Promise<FluxActionEnd | undefined> {
    const { api, put, rememberRefusal } = this.context;
    const { resource, action, isOneOfMany, ...details } = request;
    const { key } = resource;
    const former = this.states.get().get(key);
    if (former?.phase === 'running' && !former.isSlow) return undefined;
    const own = this.replace(key);
    const isReplaced = () => this.running.get(key) !== own;
    const unlink = abortWith(own, details.signal);
    const refresh = () => {
      if (!isOneOfMany) this.context.refreshListings();
    };
    let isFirst = true;
    const onProgress = (read: FluxResource, progress: FluxProgress) =>
      notifyManager.batch(() => {
        put(read);
        if (!isReplaced()) this.update(key, action, progress);
        // Right after the write: from now on the page polls faster.
        if (isFirst) refresh();
        isFirst = false;
      });
    this.states.setEntry(key, { action, phase: 'running' });
    try {
      const { signal } = own;
      const options = { ...details, onProgress, signal };
      const outcome = await call(api, request, options);
      if (isReplaced()) return { ...outcome, isReplaced: true };
      this.end(key, { action, phase: 'ended', outcome });
      return outcome;
    } catch (thrown) {
      const error = fromThrown(thrown);
      rememberRefusal(error);
      if (isReplaced()) {
        return { result: 'unknown', resource, error, isReplaced: true };
      }
      this.end(key, { action, phase: 'error', error });
      throw error;
    } finally {
      unlink();
      refresh();
    }
  }

  /** Ends the following of the former action on an object. Returns the means to end that of the next. */
  private replace(key: string): AbortController {
    const former = this.running.get(key);
    const next = new AbortController();
    this.running.set(key, next);
    this.progress.deleteEntry(key);
    former?.abort();
    return next;
  }

  private update(
    key: string,
    action: FluxAction,
    progress: FluxProgress,
  ): void {
    this.progress.setEntry(key, progress);
    const isSlow = takesLong(progress);
    const before = this.states.get().get(key)?.isSlow ?? false;
    if (isSlow === before) return;
    const state = { action, phase: 'running' } as const;
    this.states.setEntry(key, isSlow ? { ...state, isSlow } : state);
  }

  private end(key: string, state: FluxActionState): void {
    this.running.delete(key);
    notifyManager.batch(() => {
      this.states.setEntry(key, state);
      this.progress.deleteEntry(key);
    });
    setTimeout(() => {
      // Another action may have begun meanwhile.
      if (this.states.get().get(key) === state) this.states.deleteEntry(key);
    }, SHOWN_FOR_MS);
  }
}
