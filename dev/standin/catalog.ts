import {
  CATALOG_FILTER_EXISTS,
  type CatalogApi,
} from '@backstage/catalog-client';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';

/** Backstage's catalog as a function from request to response, for the requests of `CatalogApi.queryEntities`. */
export interface CatalogStandIn {
  (request: Request): Promise<Response>;
  readonly basePath: string;
  /** The requests so far, each as its search parameters. */
  readonly requests: readonly URLSearchParams[];
  /** Lets it answer everything with this status, as Backstage does: 403. */
  setStatus(status: number | undefined): void;
}

/** Returns an entity with its relation to its owner, which the catalog computes from its spec. */
export function processed(entity: Entity): Entity {
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string') return entity;
  const targetRef = owner.includes(':') ? owner : `group:default/${owner}`;
  return {
    ...entity,
    relations: [
      ...(entity.relations ?? []),
      { type: RELATION_OWNED_BY, targetRef },
    ],
  };
}

/** Reads `metadata.annotations.a,kind=component`. */
const filterOf = (text: string) =>
  Object.fromEntries(
    text.split(',').map(condition => {
      const [key = '', ...value] = condition.split('=');
      return [key, value.length > 0 ? value.join('=') : CATALOG_FILTER_EXISTS];
    }),
  );

const DEFAULT_LIMIT = 20;

/** Creates a catalog with these entities. A function is called for each request. */
export function createCatalogStandIn(
  entities: readonly Entity[] | (() => readonly Entity[]),
): CatalogStandIn {
  const requests: URLSearchParams[] = [];
  let status: number | undefined;
  const query = (params: URLSearchParams) => {
    const all = typeof entities === 'function' ? entities() : entities;
    const catalog: Pick<CatalogApi, 'queryEntities'> =
      new InMemoryCatalogClient({ entities: all.map(processed) });
    const fields = params
      .getAll('fields')
      .flatMap(text => text.split(','))
      .filter(Boolean);
    const limit = Number(params.get('limit') ?? DEFAULT_LIMIT);
    const cursor = params.get('cursor');
    if (cursor) return catalog.queryEntities({ cursor, fields, limit });
    const filters = params.getAll('filter').map(filterOf);
    return catalog.queryEntities({
      ...(filters.length > 0 && { filter: filters }),
      fields,
      limit,
    });
  };
  const handle = async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    requests.push(searchParams);
    if (status !== undefined) {
      const error = { name: 'NotAllowedError', message: 'Unauthorized' };
      return Response.json({ error }, { status });
    }
    return request.method === 'GET' && pathname.endsWith('/entities/by-query')
      ? Response.json(await query(searchParams))
      : Response.json({ error: { name: 'NotFoundError' } }, { status: 404 });
  };
  return Object.assign(handle, {
    basePath: '/api/catalog',
    requests,
    setStatus: (next: number | undefined) => {
      status = next;
    },
  });
}
