import { KINDS, supports, versionOf } from './kinds';
import { isReadable, type FluxResource } from './models';

/** What can be done to an object, as far as Flux is concerned. Permissions are another matter. */
export interface Capabilities {
  readonly suspend: boolean;
  readonly reconcile: boolean;
}

/** What the controller of this object would act on. An unreadable or static object takes no orders. */
export function capabilitiesOf(resource: FluxResource): Capabilities {
  if (!isReadable(resource) || resource.isStatic) {
    return { suspend: false, reconcile: false };
  }
  const { suspend, reconcile } = KINDS[resource.kind];
  const version = versionOf(resource.apiVersion);
  return {
    suspend: supports(suspend, version),
    reconcile: supports(reconcile, version),
  };
}
