import type { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';
import type { FluxSearchAnnotation } from './errors';
import type { Scope } from './scope';

/** Which objects to search for, and where. */
export interface Search {
  /** As `kubectl -l` takes it; absent: all objects. */
  readonly labelSelector?: string;
  /** Absent: all namespaces. */
  readonly namespace?: string;
  /** Names of clusters; absent: all. */
  readonly clusters?: readonly string[];
  /** The annotation that the label selector comes from, if it comes from one. */
  readonly annotation?: FluxSearchAnnotation;
}

/** The search for the objects of an entity. Without an annotation, the label selector holds the name of the entity. */
export interface EntitySearch extends Search {
  readonly labelSelector: string;
}

/**
 * Returns what Backstage's Kubernetes backend searches for, given an entity (`KubernetesFanOutHandler` of
 * plugin-kubernetes-backend 0.21, and its single tenant locator, the only one that reads the annotation
 * `backstage.io/kubernetes-cluster`). An empty annotation counts as none.
 *
 * The backend reads the entity from the catalog, so its entity may be newer than this one.
 */
export function searchOf({ metadata }: Entity): EntitySearch {
  const { annotations = {}, name } = metadata;
  const id = annotations[KUBERNETES_ANNOTATION];
  const selector = annotations[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION];
  const cluster = annotations['backstage.io/kubernetes-cluster'];
  return {
    labelSelector: selector || `${KUBERNETES_ANNOTATION}=${id || name}`,
    namespace: annotations['backstage.io/kubernetes-namespace'] || undefined,
    clusters: cluster ? [cluster] : undefined,
    ...(selector
      ? {
          annotation: {
            name: KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
            value: selector,
          },
        }
      : id && { annotation: { name: KUBERNETES_ANNOTATION, value: id } }),
  };
}

/** Returns the search of a scope. */
export function searchIn(scope: Scope): Search {
  if ('entity' in scope) return searchOf(scope.entity);
  const { clusters, namespace, selector } = scope;
  return {
    labelSelector: selector || undefined,
    namespace: namespace || undefined,
    clusters,
  };
}
