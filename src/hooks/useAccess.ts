import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { KindRef } from '../flux';
import { useFluxSettings } from './fluxSettings';
import { useStore } from './useStore';

/**
 * Whether the person may act on an object, and who refuses: the plugin's configuration, Backstage's permissions, or the
 * cluster. Without a refusal it counts as allowed: the action itself will tell.
 */
export type ActionAccess = 'allowed' | 'readOnly' | 'backstage' | 'cluster';

/** Returns whether the person may act in a place; `asking` before the answer. */
export type AccessOf = (place: KindRef) => ActionAccess | 'asking';

const NO_PLACES: readonly KindRef[] = [];

/**
 * Returns whether the person may act on objects of a kind in a namespace.
 *
 * @param asked - places to ask the clusters about, each once and shared with everyone who asks
 * @param known - places for which nobody is asked: only refusals that are known already count
 */
export function useAccess(
  asked: readonly KindRef[],
  known: readonly KindRef[] = NO_PLACES,
): AccessOf {
  const { access } = useStore();
  const { readOnly } = useFluxSettings();
  const { loading, allowed } = usePermission({
    permission: kubernetesProxyPermission,
  });
  const isAsking = allowed && !readOnly;
  useEffect(() => {
    if (isAsking) asked.forEach(place => access.ask(place));
  }, [access, asked, isAsking]);
  const keys = useMemo(
    () => [...new Set([...asked, ...known].map(place => access.key(place)))],
    [access, asked, known],
  );
  // As a text, which stays the same while the answers do: otherwise each answer about any place would draw all rows.
  const answers = useSyncExternalStore(access.answers.subscribe, () =>
    keys.map(key => access.answers.get().get(key) ?? 'asking').join(),
  );
  return useMemo(() => {
    if (readOnly) return () => 'readOnly';
    if (!loading && !allowed) return () => 'backstage';
    const all = answers.split(',');
    const answerOfKey = new Map(keys.map((key, i) => [key, all[i]]));
    return place => {
      const answer = answerOfKey.get(access.key(place));
      if (answer === 'cluster' || answer === 'backstage') return answer;
      return loading || answer !== 'allowed' ? 'asking' : 'allowed';
    };
  }, [access, readOnly, loading, allowed, keys, answers]);
}

/**
 * Returns a function that asks the cluster about a place for which {@link useAccess} only uses what is known, when the
 * person seems about to act there.
 */
export function useAskAccess(): (place: KindRef) => void {
  const { access } = useStore();
  const { readOnly } = useFluxSettings();
  const { allowed } = usePermission({ permission: kubernetesProxyPermission });
  const isAsking = allowed && !readOnly;
  return useCallback(
    place => {
      if (isAsking) access.ask(place);
    },
    [access, isAsking],
  );
}
