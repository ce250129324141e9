import {
  QueryObserver,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import { fromThrown, type FluxError, type FluxListing } from '../api';
import { keyOf, type FluxRef, type FluxResource } from '../flux';
import type { StoreApi } from './typedErrors';

const OBJECTS = ['flux', 'object'] as const;

/** Returns the key of the object that a query is of. */
function objectKeyOf({ queryKey }: Pick<Query, 'queryKey'>) {
  const [plugin, what, key] = queryKey;
  const isOfObject = plugin === OBJECTS[0] && what === OBJECTS[1];
  return isOfObject && typeof key === 'string' ? key : undefined;
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

/** Objects that stay in the cache beyond its cache time. */
export class HeldObjects {
  private held: ReadonlySet<ObjectQuery> = new Set();
  /**
   * One observer for all of them, created with the options of the first: an observer per query would double its memory,
   * and there are hundreds.
   */
  private observer?: QueryObserver<Read, FluxError>;

  constructor(
    private readonly queryOf: (ref: FluxRef) => ObjectQuery,
    private readonly observerOf: (
      ref: FluxRef,
    ) => QueryObserver<Read, FluxError>,
  ) {}

  /** Keeps exactly these objects from now on. */
  set(refs: readonly FluxRef[]): void {
    const [first] = refs;
    this.observer ??= first && this.observerOf(first);
    const { observer } = this;
    if (!observer) return;
    const former = this.held;
    this.held = new Set(refs.map(this.queryOf));
    for (const query of this.held) query.addObserver(observer);
    for (const query of former) {
      if (!this.held.has(query)) query.removeObserver(observer);
    }
  }
}

/** The objects that were read by themselves: one query each, which listings seed. */
export class ObjectCache {
  /** By the key of the object. Each poll looks up hundreds of them, and react-query would hash its key each time. */
  private readonly queries = new Map<string, ObjectQuery>();

  constructor(
    private readonly client: QueryClient,
    private readonly api: StoreApi,
    /** Finds an object in the listings, with the time at which it was listed. */
    private readonly findListed: (
      ref: FluxRef,
    ) => { readonly object: FluxResource; readonly at?: number } | undefined,
  ) {
    const cache = client.getQueryCache();
    cache.subscribe(({ type, query }) => {
      const key = objectKeyOf(query);
      if (key === undefined) return;
      const added =
        type === 'added' && cache.get<Read, FluxError>(query.queryHash);
      if (added) this.queries.set(key, added);
      if (type === 'removed') this.queries.delete(key);
    });
  }

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

  /** Returns a set of objects that are kept beyond the cache time, empty at first. */
  hold(): HeldObjects {
    return new HeldObjects(
      ref => this.queryOf(ref),
      ref =>
        new QueryObserver<Read, FluxError>(this.client, {
          ...this.query(ref),
          enabled: false,
        }),
    );
  }

  /**
   * Replaces an object that was read or written by other means, where the cache has it and nothing newer.
   *
   * @returns whether it was replaced
   */
  put(object: FluxResource, updatedAt: number = Date.now()): boolean {
    const known = this.queries.get(object.key);
    if (!known || known.state.dataUpdatedAt > updatedAt) return false;
    this.client.setQueryData<Read>(known.queryKey, object, { updatedAt });
    return true;
  }

  /** Updates the cached objects that a listing holds. */
  seed({ slots }: FluxListing): void {
    if (this.queries.size === 0) return;
    for (const { resources, fetchedAt } of slots) {
      for (const each of resources) this.put(each, fetchedAt);
    }
  }

  private queryOf(ref: FluxRef & { readonly key?: string }): ObjectQuery {
    return (
      this.queries.get(ref.key ?? keyOf(ref)) ??
      this.client
        .getQueryCache()
        .build<Read, FluxError>(this.client, this.query(ref))
    );
  }
}
