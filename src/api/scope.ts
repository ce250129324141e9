import type { Entity } from '@backstage/catalog-model';

/**
 * Where to look for Flux resources: at an entity, or at all objects of some clusters.
 *
 * With an entity, Backstage's backend reads it from the catalog and searches by its label (annotation
 * `backstage.io/kubernetes-id` or `backstage.io/kubernetes-label-selector`) and namespace
 * (`backstage.io/kubernetes-namespace`), in one query. Without one, each cluster is listed separately, which takes a
 * request for each cluster and kind.
 *
 * @public
 */
export type Scope =
  | { readonly entity: Entity }
  | {
      /** Names of clusters, as Backstage knows them. Default: all. */
      readonly clusters?: readonly string[];
      /** Default: all namespaces. */
      readonly namespace?: string;
      /** Label selector, as `kubectl -l` takes it. Default: all objects. */
      readonly selector?: string;
    };

/** Returns the entity of a scope that has one. */
export function entityOf(scope: Scope): Entity | undefined {
  return 'entity' in scope ? scope.entity : undefined;
}
