import {
  identityApiRef,
  useApi,
  useApiHolder,
} from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FluxError } from '../api';
import { indexEntities, readEntities, type EntitiesOf } from '../api/catalog';
import { useStore } from './useStore';

/** How often the catalog is read, in ms. Entities change far more seldom than what Flux does. */
const EVERY_MS = 5 * 60_000;

/** The state of the catalog, as far as it is known. */
export interface Catalog {
  /** Absent while nothing is known: before the first answer, after a failure, or where no entity has an annotation. */
  readonly entitiesOf?: EntitiesOf;
  /** Why the catalog could not be read. */
  readonly error?: FluxError;
  /** Whether the catalog answered without any entity: there are none, or the person may see none. */
  readonly isEmpty: boolean;
}

/** Reads the entities that Flux resources may belong to, once in five minutes while the page is shown. */
export function useCatalog(): Catalog {
  const catalogApi = useApiHolder().get(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const { client } = useStore();
  const { data, error } = useQuery(
    {
      queryKey: ['flux', 'catalog'],
      queryFn: async () => {
        if (!catalogApi) {
          throw new FluxError('notFound', 'this app has no catalog');
        }
        const [entities, ownership] = await Promise.all([
          readEntities(catalogApi),
          // Without it, owners are still shown; only the person's own entities are not recognised.
          identityApi
            .getBackstageIdentity()
            .then(({ ownershipEntityRefs }) => ownershipEntityRefs)
            .catch((): string[] => []),
        ]);
        return { entities, ownership };
      },
      retry: false,
      staleTime: EVERY_MS,
      refetchInterval: EVERY_MS,
    },
    client,
  );
  const entitiesOf = useMemo(
    () =>
      data && data.entities.length > 0
        ? indexEntities(data.entities, data.ownership)
        : undefined,
    [data],
  );
  return {
    entitiesOf,
    error: error instanceof FluxError ? error : undefined,
    isEmpty: data?.entities.length === 0,
  };
}
