import { useApi } from '@backstage/core-plugin-api';
import { useCallback, useSyncExternalStore } from 'react';
import { fluxApiRef } from '../api';
import { storeOf, type FluxStore, type Observable } from '../store';

/** Returns the store of the app's FluxApi. */
export function useStore(): FluxStore {
  return storeOf(useApi(fluxApiRef));
}

/** Returns the value of an observable; the component is drawn again when it changes. */
export function useObservable<T>({ subscribe, get }: Observable<T>): T {
  return useSyncExternalStore(subscribe, get);
}

/** Returns one entry of an observable map; the component is drawn again when that entry changes. */
export function useObservableEntry<V>(
  map: Observable<ReadonlyMap<string, V>>,
  key: string,
): V | undefined {
  const { subscribe, get } = map;
  return useSyncExternalStore(
    subscribe,
    useCallback(() => get().get(key), [get, key]),
  );
}
