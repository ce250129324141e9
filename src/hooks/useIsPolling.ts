import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useIsFetching } from '@tanstack/react-query';
import { fluxApiRef } from '../api';
import { listingKey } from './EntityPoll';
import { fluxQueryClient } from './fluxQueryClient';

/** Whether an answer on the resources of the entity of the page is being waited for. @public */
export function useIsPolling(): boolean {
  const { entity } = useEntity();
  const client = fluxQueryClient(useApi(fluxApiRef));
  return useIsFetching({ queryKey: listingKey(entity) }, client) > 0;
}
