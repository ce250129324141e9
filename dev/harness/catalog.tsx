import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { createApiFactory } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Navigate, useParams } from 'react-router-dom';
import { entities } from '../entities';
import { processed } from '../standin/catalog';

/** The app's catalog, with the entities that the backend knows. */
export const catalogApi = createApiFactory(
  catalogApiRef,
  new InMemoryCatalogClient({ entities: entities.map(processed) }),
);

/** Leads from the address that a catalog has for an entity to that of the harness. */
export const ToHarnessPage = () => {
  const { name = '' } = useParams();
  return <Navigate to={`/?entity=${encodeURIComponent(name)}`} replace />;
};
