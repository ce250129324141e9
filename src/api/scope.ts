import type { Entity } from '@backstage/catalog-model';

/**
 * Where to look for Flux resources.
 *
 * With an entity, Backstage's backend reads it from the catalog and searches by its label (annotation
 * `backstage.io/kubernetes-id` or `backstage.io/kubernetes-label-selector`) and namespace
 * (`backstage.io/kubernetes-namespace`). Without one, all objects of the clusters count that match.
 *
 * @public
 */
export type Scope =
  | { readonly entity: Entity }
  | {
      /** Names of clusters; all that Backstage knows by default. */
      readonly clusters?: readonly string[];
      /** All namespaces by default. */
      readonly namespace?: string;
      /** As `kubectl -l` takes it. */
      readonly selector?: string;
    };

/** Returns the entity of a scope that has one. */
export function entityOf(scope: Scope): Entity | undefined {
  return 'entity' in scope ? scope.entity : undefined;
}
