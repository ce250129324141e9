import { KINDS, supports, versionOf } from './kinds';
import { isReadable, type FluxResource } from './models';
import { upstreamOf } from './sourceChain';

/** What can be done to an object, as far as Flux is concerned. Permissions are another matter. @public */
export interface Capabilities {
  readonly suspend: boolean;
  readonly reconcile: boolean;
  /** It takes its content from an object that can be asked first. */
  readonly withSource: boolean;
  /** A one-off upgrade (`forceAt`), and new tries after too many failures (`resetAt`). */
  readonly force: boolean;
}

const NONE: Capabilities = {
  suspend: false,
  reconcile: false,
  withSource: false,
  force: false,
};

/** What the controller of this object would act on. An unreadable or static object takes no orders. @public */
export function capabilitiesOf(resource: FluxResource): Capabilities {
  if (!isReadable(resource) || resource.isStatic) {
    return NONE;
  }
  const { suspend, reconcile, force } = KINDS[resource.kind];
  const version = versionOf(resource.apiVersion);
  return {
    suspend: supports(suspend, version),
    reconcile: supports(reconcile, version),
    withSource: upstreamOf(resource) !== undefined,
    force: supports(force, version),
  };
}
