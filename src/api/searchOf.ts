import type { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';

/** Where the resources of an entity are searched for. */
export interface EntitySearch {
  /** As `kubectl -l` takes it. */
  readonly labelSelector: string;
  /** Absent: all namespaces. */
  readonly namespace?: string;
  /** Absent: all clusters. */
  readonly cluster?: string;
}

/**
 * What Backstage's Kubernetes backend makes of an entity (`KubernetesFanOutHandler` of plugin-kubernetes-backend 0.21,
 * and its single tenant locator, the only one that looks at the cluster's annotation). Of an empty annotation it makes
 * what it makes of none. It has its entity from the catalog, this one is that of the page.
 */
export function searchOf({ metadata }: Entity): EntitySearch {
  const { annotations = {}, name } = metadata;
  const id = annotations[KUBERNETES_ANNOTATION] || name;
  return {
    labelSelector:
      annotations[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION] ||
      `${KUBERNETES_ANNOTATION}=${id}`,
    namespace: annotations['backstage.io/kubernetes-namespace'] || undefined,
    cluster: annotations['backstage.io/kubernetes-cluster'] || undefined,
  };
}
