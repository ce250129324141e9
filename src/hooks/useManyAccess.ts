import type { KindRef } from '../flux';
import { useApi } from '@backstage/core-plugin-api';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fluxApiRef } from '../api';
import { accessKey } from './access';
import { fluxQueryClient } from './fluxQueryClient';
import { useFluxSettings } from './fluxSettings';
import {
  accessReview,
  isDeniedByBackstage,
  type ActionAccess,
} from './useActionAccess';

/** Whether the person may act in a place; `asking` while nobody has answered. @public */
export type AccessOf = (place: KindRef) => ActionAccess | 'asking';

const nameOf = (place: KindRef) => accessKey(place).join('\n');

/**
 * The same as `useActionAccess`, for many objects at once.
 *
 * @param places - of all objects; each place is asked about once
 *
 * @public
 */
export function useManyAccess(places: readonly KindRef[]): AccessOf {
  const api = useApi(fluxApiRef);
  const { readOnly } = useFluxSettings();
  const { loading, allowed } = usePermission({
    permission: kubernetesProxyPermission,
  });
  const distinct = useMemo(
    () => new Map(places.map(place => [nameOf(place), place])),
    [places],
  );
  const reviews = useQueries(
    {
      queries: [...distinct.values()].map(place => ({
        ...accessReview(api, place),
        enabled: !readOnly && allowed,
        refetchOnWindowFocus: false,
      })),
    },
    fluxQueryClient(api),
  );
  return useMemo(() => {
    if (readOnly) return () => 'readOnly';
    if (!loading && !allowed) return () => 'backstage';
    const answers = new Map(
      [...distinct.keys()].map((name, index) => [name, reviews[index]]),
    );
    return place => {
      const review = answers.get(nameOf(place));
      if (loading || !review || review.isPending) return 'asking';
      if (isDeniedByBackstage(review.error)) return 'backstage';
      return review.data === false ? 'cluster' : 'allowed';
    };
  }, [readOnly, loading, allowed, distinct, reviews]);
}
