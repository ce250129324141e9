import type { CommonFields } from './common';
import type { Facets } from './facets';
import type { FluxApiResource } from './FluxApiResource';
import type { Status } from './status';

/**
 * One object of Flux, as far as it could be read: the fields of all kinds, the facets of its own, and what its status
 * comes to. An app's own FluxApi may give only the fields of {@link FluxApiResource}: all others are optional.
 */
export interface FluxResource extends FluxApiResource, CommonFields, Facets {
  readonly status: Status;
}

/** An object that could be read. */
export interface FluxObject extends FluxResource {
  readonly problems?: undefined;
}

/** Returns whether the object could be read. One that could not stays visible, with what is known of it. */
export function isReadable(resource: FluxResource): resource is FluxObject {
  return resource.problems === undefined;
}
