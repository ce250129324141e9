/**
 * Second index of this folder: what the page of all clusters reads from Backstage's catalog, and no card needs.
 *
 * @packageDocumentation
 */
export {
  indexEntities,
  type CatalogEntity,
  type EntitiesOf,
} from './indexEntities';
export { readEntities } from './readEntities';
