import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { KindRef } from '../flux';
import { isDeniedByBackstage } from '../store';
import { useFluxSettings } from './fluxSettings';
import { useStore } from './useStore';

/**
 * Whether the person may act on an object, and who refuses: the plugin's configuration, Backstage's permissions, or the
 * cluster. Without a refusal it counts as allowed: the action itself will tell.
 *
 * @public
 */
export type ActionAccess = 'allowed' | 'readOnly' | 'backstage' | 'cluster';

/** Returns whether the person may act in a place; `asking` before the answer. @public */
export type AccessOf = (place: KindRef) => ActionAccess | 'asking';

type Answer = ActionAccess | 'asking';

const answerOf = (review: UseQueryResult<boolean>): Answer => {
  if (isDeniedByBackstage(review.error)) return 'backstage';
  if (review.data === false) return 'cluster';
  return review.isPending ? 'asking' : 'allowed';
};

/** Stays the same function, so that unchanged answers draw nothing. */
const answersOf = (reviews: UseQueryResult<boolean>[]) => reviews.map(answerOf);

const NO_PLACES: readonly KindRef[] = [];

/**
 * Returns whether the person may act on objects of a kind in a namespace.
 *
 * @param asked - places to ask the clusters about, each once and shared with everyone who asks
 * @param known - places for which nobody is asked: only refusals that are known already count
 *
 * @public
 */
export function useAccess(
  asked: readonly KindRef[],
  known: readonly KindRef[] = NO_PLACES,
): AccessOf {
  const { access, client } = useStore();
  const { readOnly } = useFluxSettings();
  const { loading, allowed } = usePermission({
    permission: kubernetesProxyPermission,
  });
  const places = useMemo(() => {
    const all = new Map<string, { place: KindRef; isAsked: boolean }>();
    for (const place of asked)
      all.set(access.key(place), { place, isAsked: true });
    for (const place of known) {
      const key = access.key(place);
      if (!all.has(key)) all.set(key, { place, isAsked: false });
    }
    return all;
  }, [access, asked, known]);
  const answers = useQueries(
    {
      queries: [...places.values()].map(({ place, isAsked }) => ({
        ...access.query(place),
        enabled: isAsked && !readOnly && allowed,
      })),
      combine: answersOf,
    },
    client,
  );
  return useMemo(() => {
    if (readOnly) return () => 'readOnly';
    if (!loading && !allowed) return () => 'backstage';
    const answerOfKey = new Map(
      [...places.keys()].map((key, index) => [key, answers[index]]),
    );
    return place => {
      const answer = answerOfKey.get(access.key(place)) ?? 'asking';
      return loading && answer === 'allowed' ? 'asking' : answer;
    };
  }, [access, readOnly, loading, allowed, places, answers]);
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
