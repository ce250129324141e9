import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { KindRef } from '../flux';
import { useFluxSettings } from './fluxSettings';
import { mayRequest, useClusterPermission } from './useClusterPermission';
import { useStore } from './useStore';

/**
 * Whether the person may act on an object, and who refuses: the plugin's configuration, Backstage's permissions, or the
 * cluster. Without a refusal it counts as allowed: the action itself will tell.
 */
export type ActionAccess = 'allowed' | 'readOnly' | 'backstage' | 'cluster';

/**
 * Returns whether the person may act on an object, or, without its name, on any in a place; `asking` before the answer.
 */
export type AccessOf = (
  place: KindRef & { readonly name?: string },
) => ActionAccess | 'asking';

/** Returns whether the person is permitted to reach clusters through Backstage, and the app lets anyone act. */
function usePermitted() {
  const { readOnly } = useFluxSettings();
  const permission = useClusterPermission();
  const mayAsk = !readOnly && mayRequest(permission);
  return { readOnly, permission, mayAsk };
}

/** Returns the known access to places. Where nobody asks, only known refusals count. */
function useKnownAccess(
  { readOnly, permission }: ReturnType<typeof usePermitted>,
  places: readonly KindRef[],
): AccessOf {
  const { access } = useStore();
  const keys = useMemo(
    () => [...new Set(places.map(place => access.key(place)))],
    [access, places],
  );
  // As a text, which stays the same while the answers do: otherwise each answer about any place would draw all rows.
  const answers = useSyncExternalStore(access.answers.subscribe, () =>
    keys.map(key => access.answers.get().get(key) ?? 'asking').join('\n'),
  );
  return useMemo(() => {
    if (readOnly) return () => 'readOnly';
    if (permission === 'denied') return () => 'backstage';
    const all = answers.split('\n');
    const answerOfKey = new Map(keys.map((key, i) => [key, all[i]]));
    return place => {
      const known = answerOfKey.get(access.key(place));
      const answer = access.answerTo(known, place.name);
      if (answer === 'cluster' || answer === 'backstage') return answer;
      return permission === 'asking' || answer !== 'allowed'
        ? 'asking'
        : 'allowed';
    };
  }, [access, readOnly, permission, keys, answers]);
}

/**
 * Returns whether the person may act on objects of a kind in a namespace.
 *
 * @param places - asks the clusters about each once, shared with everyone who asks
 */
export function useAccess(places: readonly KindRef[]): AccessOf {
  const { access } = useStore();
  const permitted = usePermitted();
  const { mayAsk } = permitted;
  useEffect(() => {
    if (mayAsk) places.forEach(place => access.ask(place));
  }, [access, places, mayAsk]);
  return useKnownAccess(permitted, places);
}

/** The known access to places. A cluster is asked only when a person seems about to act there. */
export interface AccessOnDemand {
  readonly accessOf: AccessOf;
  /** Asks the cluster about a place. */
  readonly ask: (place: KindRef) => void;
}

/** Returns the known access to places, and a function that asks about one of them. */
export function useAccessOnDemand(places: readonly KindRef[]): AccessOnDemand {
  const { access } = useStore();
  const permitted = usePermitted();
  const { mayAsk } = permitted;
  const accessOf = useKnownAccess(permitted, places);
  return useMemo(
    () => ({
      accessOf,
      ask: place => {
        if (mayAsk) access.ask(place);
      },
    }),
    [accessOf, access, mayAsk],
  );
}
