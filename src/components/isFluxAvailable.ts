import type { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';

/**
 * Whether the entity says which Flux resources are its own: `backstage.io/kubernetes-id` or
 * `backstage.io/kubernetes-label-selector` is among its annotations. For `EntitySwitch.Case`, and for the `if` of an
 * `EntityLayout.Route`.
 *
 * @public
 */
export function isFluxAvailable(entity: Entity): boolean {
  const { annotations } = entity.metadata;
  return Boolean(
    annotations?.[KUBERNETES_ANNOTATION] ||
    annotations?.[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION],
  );
}
