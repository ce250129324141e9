import { notifyManager } from '@tanstack/react-query';

/**
 * Holds one immutable value and tells its listeners when it is replaced: for state that comes from no server. `get` and
 * `subscribe` are what React's `useSyncExternalStore` takes.
 *
 * Listeners are told together with those of the query cache, so that an update of both draws once.
 */
export class Observable<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  set(value: T): void {
    if (value === this.value) return;
    this.value = value;
    for (const listener of this.listeners) notifyManager.schedule(listener);
  }
}

/** Holds values by key. Each change makes a new map. */
export class ObservableMap<V> extends Observable<ReadonlyMap<string, V>> {
  constructor() {
    super(new Map());
  }

  setEntry(key: string, value: V): void {
    this.set(new Map(this.get()).set(key, value));
  }

  deleteEntry(key: string): void {
    if (!this.get().has(key)) return;
    const next = new Map(this.get());
    next.delete(key);
    this.set(next);
  }
}
