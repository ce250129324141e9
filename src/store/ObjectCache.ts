import {
  QueryObserver,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import { fromThrown, type FluxError, type FluxListing } from '../api';
import { keyOf, type FluxRef, type FluxResource } from '../flux';
import type { StoreApi } from './typedErrors';

const OBJECTS = ['flux', 'object'] as const;

/** All hashes of objects' queries begin with this. */
const HASH_START = JSON.stringify(OBJECTS).slice(0, -1);

/**
 * Returns the hash of an object's query, as react-query makes it. Its own function takes several times as long, and
 * each poll looks up hundreds of objects.
 */
const hashOf = (key: string) => `${HASH_START},${JSON.stringify(key)}]`;

/** Returns the key of the object that a query is of. */
function objectKeyOf({ queryKey }: Pick<Query, 'queryKey'>): unknown {
  const [plugin, what, key] = queryKey;
  return plugin === OBJECTS[0] && what === OBJECTS[1] ? key : undefined;
}

/** `null` where the cluster has no such object. */
type Read = FluxResource | null;
type ObjectQuery = Query<Read, FluxError>;

/** The cached reading of one object. */
export interface ObjectState {
  /** As it was last read; `null` where the cluster has no such object, `undefined` before the first answer. */
  readonly object: Read | undefined;
  /** Why the latest reading failed. */
  readonly error?: FluxError;
  /** When it was last asked for, with whatever result, in ms since the epoch. */
  readonly askedAt: number;
}

/** An object that the cache keeps until it is let go. */
export interface HeldObject {
  /** Returns what is known of it, as `ObjectCache.state` does, but without looking for it: for each poll of hundreds. */
  state(): ObjectState;
  letGo(): void;
}

function stateOf({ state }: ObjectQuery): ObjectState {
  const { data, error, dataUpdatedAt, errorUpdatedAt } = state;
  return {
    object: data,
    error: error ?? undefined,
    askedAt: Math.max(dataUpdatedAt, errorUpdatedAt),
  };
}

/** Compares by resourceVersion: Kubernetes gives each change of an object a new one. */
function isUnchanged(before: FluxResource, now: FluxResource): boolean {
  return (
    before.resourceVersion !== undefined &&
    before.resourceVersion === now.resourceVersion &&
    before.uid === now.uid &&
    before.apiVersion === now.apiVersion
  );
}

/** The objects that were read by themselves: one query each, which listings seed. */
export class ObjectCache {
  constructor(
    private readonly client: QueryClient,
    private readonly api: StoreApi,
    /** Finds an object in the listings, with the time at which it was listed. */
    private readonly findListed: (
      ref: FluxRef,
    ) => { readonly object: FluxResource; readonly at?: number } | undefined,
  ) {}

  /** Query options of an object. An unchanged one keeps its value, so that nothing is drawn for it. */
  query(ref: FluxRef) {
    const queryKey = [...OBJECTS, keyOf(ref)];
    return {
      queryKey,
      queryFn: async (): Promise<Read> => {
        const now = (await this.api.get(ref)) ?? null;
        const before = this.client.getQueryData<Read>(queryKey);
        return before && now && isUnchanged(before, now) ? before : now;
      },
      retry: false,
      structuralSharing: false,
      initialData: () => this.findListed(ref)?.object,
      initialDataUpdatedAt: () => this.findListed(ref)?.at,
    };
  }

  /** Returns what is known of an object, from a reading or a listing. Asks nobody. */
  state(ref: FluxRef): ObjectState {
    return stateOf(this.queryOf(ref));
  }

  /** Reads an object now. Never rejects. */
  async read(ref: FluxRef): Promise<ObjectState> {
    await this.client.prefetchQuery<Read, FluxError>(this.query(ref));
    return this.state(ref);
  }

  /**
   * Reads objects of one kind on one cluster now. Never rejects. What was not read, as the number of requests is
   * bounded, stays as it is.
   *
   * @returns why the cluster, or Backstage, fails as a whole
   */
  async readMany(refs: readonly FluxRef[]): Promise<FluxError | undefined> {
    const began = Date.now();
    try {
      const readings = await this.api.getMany(refs);
      for (const ref of refs) {
        const reading = readings.get(keyOf(ref));
        if (reading?.error) this.fail(ref, reading.error);
        else if (reading) this.take(ref, reading.object ?? null, began);
      }
      return undefined;
    } catch (thrown) {
      const error = fromThrown(thrown);
      for (const ref of refs) this.fail(ref, error);
      return error.kind === undefined ? error : undefined;
    }
  }

  /** Keeps an object that a listing held at a time, unless it is known. */
  remember(object: FluxResource, updatedAt: number | undefined): void {
    const { queryKey, state } = this.queryOf(object);
    if (state.data !== undefined) return;
    this.client.setQueryData<Read>(queryKey, object, { updatedAt });
  }

  /** Replaces an object by a reading that began at this time, unless it has been replaced since. */
  private take(ref: FluxRef, now: Read, began: number): void {
    const { queryKey, state } = this.queryOf(ref);
    const { data: before, dataUpdatedAt } = state;
    if (dataUpdatedAt > began) return;
    const isSame = before && now && isUnchanged(before, now);
    this.client.setQueryData<Read>(queryKey, isSame ? before : now);
  }

  /** Notes that an object cannot be read, without a request: its cluster, or Backstage, has just failed as a whole. */
  fail(ref: FluxRef, error: FluxError): void {
    this.queryOf(ref).setState({
      status: 'error',
      error,
      errorUpdatedAt: Date.now(),
    });
  }

  /** Keeps an object in the cache until it is let go. */
  hold(ref: FluxRef): HeldObject {
    const options = { ...this.query(ref), enabled: false };
    const observer = new QueryObserver<Read, FluxError>(this.client, options);
    const letGo = observer.subscribe(() => {});
    return { state: () => stateOf(observer.getCurrentQuery()), letGo };
  }

  /**
   * Replaces an object that was read or written by other means, where the cache has it and nothing newer.
   *
   * @returns whether it was replaced
   */
  put(object: FluxResource, updatedAt: number = Date.now()): boolean {
    const queryKey = [...OBJECTS, object.key];
    const known = this.client.getQueryState(queryKey);
    if (!known || known.dataUpdatedAt > updatedAt) return false;
    this.client.setQueryData<Read>(queryKey, object, { updatedAt });
    return true;
  }

  /** Updates the cached objects that a listing holds. */
  seed({ slots }: FluxListing): void {
    const cached = this.client.getQueryCache().getAll();
    const keys = new Set(cached.flatMap(query => objectKeyOf(query) ?? []));
    if (keys.size === 0) return;
    for (const { resources, fetchedAt } of slots) {
      for (const each of resources) {
        if (keys.has(each.key)) this.put(each, fetchedAt);
      }
    }
  }

  private queryOf(ref: FluxRef & { readonly key?: string }): ObjectQuery {
    const cache = this.client.getQueryCache();
    return (
      cache.get<Read, FluxError>(hashOf(ref.key ?? keyOf(ref))) ??
      cache.build<Read, FluxError>(this.client, this.query(ref))
    );
  }
}
