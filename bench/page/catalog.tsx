import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { component } from '../../dev/entities';

const ENTITIES = 2_000;
const OWNERS = 40;

/** Components, of which some have Flux resources by their id and some by a label selector. */
const entities = Array.from({ length: ENTITIES }, (_, index): Entity => {
  const name = `app-${String(index).padStart(5, '0')}`;
  const id = 'backstage.io/kubernetes-id';
  const annotations: Record<string, string> =
    index % 10 === 0
      ? {
          'backstage.io/kubernetes-label-selector': `${id} in (${name}),!legacy`,
        }
      : { [id]: name };
  const targetRef = `group:default/team-${index % OWNERS}`;
  return {
    ...component(name, annotations),
    relations: [{ type: 'ownedBy', targetRef }],
  };
});

/** A catalog that answers at once: its own time is not the plugin's. */
class QuickCatalog extends InMemoryCatalogClient {
  override async queryEntities() {
    return { items: entities, totalItems: entities.length, pageInfo: {} };
  }
}

export const catalogApi = createApiFactory(catalogApiRef, new QuickCatalog());

/** A page for entities, which links to them need. Backstage's own does not go into this bundle. */
export const EntityPage = createPlugin({
  id: 'catalog',
  routes: { entity: entityRouteRef },
}).provide(
  createRoutableExtension({
    name: 'EntityPage',
    component: async () => () => null,
    mountPoint: entityRouteRef,
  }),
);
