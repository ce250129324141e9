/**
 * Second index of this folder: what the page of all clusters takes from Backstage's catalog.
 *
 * @packageDocumentation
 */
export type { CatalogEntity, EntitiesOf } from '../api/catalog';
export { useCatalog, type Catalog } from './useCatalog';
