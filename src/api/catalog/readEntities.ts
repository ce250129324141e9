import {
  CATALOG_FILTER_EXISTS,
  type CatalogApi,
  type QueryEntitiesRequest,
} from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';
import { FluxError, fromThrown } from '../errors';

/** Entities in an answer. The catalog's own default is 20. */
const PAGE_SIZE = 500;

const annotation = (name: string) => `metadata.annotations.${name}`;

/** The annotations that Flux resources are found by. */
const FOUND_BY = [
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
].map(annotation);

const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  ...FOUND_BY,
  annotation('backstage.io/kubernetes-namespace'),
  annotation('backstage.io/kubernetes-cluster'),
  'spec.type',
  'relations',
];

/**
 * Reads all entities that have one of the annotations that Flux resources are found by, page by page, with the few
 * fields that are needed of each.
 *
 * @throws FluxError
 */
export async function readEntities(
  catalog: Pick<CatalogApi, 'queryEntities'>,
): Promise<readonly Entity[]> {
  const entities: Entity[] = [];
  const cursors = new Set<string>();
  let request: QueryEntitiesRequest = {
    filter: FOUND_BY.map(key => ({ [key]: CATALOG_FILTER_EXISTS })),
    fields: FIELDS,
    limit: PAGE_SIZE,
    // Without an order, one that is added meanwhile may move another to a page that has been read.
    orderFields: { field: 'metadata.name', order: 'asc' },
  };
  try {
    for (;;) {
      const { items, pageInfo } = await catalog.queryEntities(request);
      for (const item of items) entities.push(item);
      const cursor = pageInfo.nextCursor;
      if (!cursor) return entities;
      if (cursors.has(cursor)) {
        throw new FluxError('malformed', 'the list of entities has no end');
      }
      cursors.add(cursor);
      request = { cursor, fields: FIELDS, limit: PAGE_SIZE };
    }
  } catch (thrown) {
    throw fromThrown(thrown);
  }
}
