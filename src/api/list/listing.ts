import type { FluxResource } from '../../flux';
import type { FluxApiListing, FluxCluster } from '../FluxApi';
import { keepEqual, sameElements } from './keep';

export type { FluxCluster } from '../FluxApi';

/** A cluster's dashboard, as Backstage's configuration names it. */
export type FluxDashboard = NonNullable<FluxCluster['dashboard']>;

type ApiSlot = FluxApiListing['slots'][number];

/** The known resources of one kind on one cluster. */
export interface ListingSlot extends ApiSlot {
  readonly resources: readonly FluxResource[];
}

/** The known Flux resources of a scope, with all that the plugin knows of each. */
export interface FluxListing extends FluxApiListing {
  readonly slots: readonly ListingSlot[];
  readonly resources: readonly FluxResource[];
}

/**
 * Returns the listing with one resource replaced by another reading of it, in slots that were asked for before that; the
 * same listing where this changes nothing.
 *
 * @param readAt - time of the reading, in ms since the epoch; absent: it is newer than any listing. Times are all there
 *   is to compare: the order of resource versions is known to the API server alone
 */
export function withResource(
  listing: FluxListing,
  resource: FluxResource,
  readAt: number = Infinity,
): FluxListing {
  const { cluster, kind, key } = resource;
  const slots = listing.slots.map(slot => {
    if (slot.cluster !== cluster || slot.kind !== kind) return slot;
    if ((slot.fetchedAt ?? 0) > readAt) return slot;
    const index = slot.resources.findIndex(each => each.key === key);
    const before = slot.resources[index];
    if (!before || keepEqual(before, resource) === before) return slot;
    return { ...slot, resources: slot.resources.with(index, resource) };
  });
  return sameElements(slots, listing.slots)
    ? listing
    : { ...listing, slots, resources: slots.flatMap(each => each.resources) };
}
