import type { KindRef } from '../flux';
import { useApi } from '@backstage/core-plugin-api';
import { skipToken, useQueries } from '@tanstack/react-query';
import { fluxApiRef } from '../api';
import { accessKey } from './access';
import { fluxQueryClient } from './fluxQueryClient';

/**
 * The first of these places of which it is known already that the person may not act there. Nothing is asked for it:
 * where nothing is known, the action will tell.
 *
 * @public
 */
export function useKnownDenial(
  places: readonly KindRef[],
): KindRef | undefined {
  const client = fluxQueryClient(useApi(fluxApiRef));
  return useQueries(
    {
      queries: places.map(place => ({
        queryKey: accessKey(place),
        queryFn: skipToken,
      })),
      combine: known => places.find((_, index) => known[index]?.data === false),
    },
    client,
  );
}
