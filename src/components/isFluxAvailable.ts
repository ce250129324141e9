import type { Entity } from '@backstage/catalog-model';
import { searchOf } from '../api/searchOf';

/**
 * Returns whether the entity has the annotation `backstage.io/kubernetes-id` or
 * `backstage.io/kubernetes-label-selector`. Use it with `EntitySwitch.Case`, or as the `if` of an `EntityLayout.Route`.
 *
 * @public
 */
export function isFluxAvailable(entity: Entity): boolean {
  return searchOf(entity).annotation !== undefined;
}
