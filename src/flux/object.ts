import type { CommonFields } from './common';
import type { Facets } from './facets';
import type { FluxKind } from './kinds';
import type { Status } from './status';

/**
 * One object of Flux, as far as it could be read: the fields of all kinds, the facets of its own, and what its status
 * comes to.
 *
 * @public
 */
export interface FluxResource extends CommonFields, Facets {
  readonly kind: FluxKind;
  readonly isStatic: boolean;
  readonly status: Status;
  /** Set where the object could not be read: the reasons in words of the API, such as `spec is not an object`. */
  readonly problems?: readonly [string, ...string[]];
}

/** An object that could be read. @public */
export interface FluxObject extends FluxResource {
  readonly problems?: undefined;
}

/** Returns whether the object could be read. One that could not stays visible, with what is known of it. */
export function isReadable(resource: FluxResource): resource is FluxObject {
  return resource.problems === undefined;
}
