import type { JsonObject } from '@backstage/types';
import type { FluxKind, FluxResource } from '../../flux';
import type { FluxError } from '../errors';

/** A cluster's dashboard, as Backstage's configuration names it. @public */
export interface FluxDashboard {
  readonly url?: string;
  /** Its product, such as `rancher`. Absent: Kubernetes' own dashboard. */
  readonly app?: string;
  readonly parameters?: JsonObject;
  /** Only the address is known: Backstage's list of clusters tells no more, unlike its answer to a query. */
  readonly isPartial?: true;
}

/** A cluster that Backstage knows. @public */
export interface FluxCluster {
  /** Identifies the cluster in requests and addresses. */
  readonly name: string;
  /** Its name for people, if Backstage's configuration has one. */
  readonly title?: string;
  readonly dashboard?: FluxDashboard;
  /**
   * Present where Backstage's answer has nothing of this cluster: there is nothing, or Backstage's service locator did
   * not choose the cluster for the entity.
   */
  readonly isInAnswer?: false;
}

/** The known resources of one kind on one cluster. @public */
export interface ListingSlot {
  readonly cluster: string;
  readonly kind: FluxKind;
  /** Resources of the last good answer; empty before the first. */
  readonly resources: readonly FluxResource[];
  /** Time of the last good answer, in ms since the epoch; `undefined` before the first. */
  readonly fetchedAt?: number;
  /** Error of the latest answer, if it was not good. */
  readonly error?: FluxError;
}

/** The known Flux resources of a scope. @public */
export interface FluxListing {
  /** The clusters that were asked, also those without any resource. */
  readonly clusters: readonly FluxCluster[];
  /** The kinds that were asked for. */
  readonly kinds: readonly FluxKind[];
  /** One slot for each cluster and kind that was asked for. */
  readonly slots: readonly ListingSlot[];
  /**
   * Resources of all slots. Resources that have not changed since the previous poll are the same objects; where none
   * has changed, it is the same array.
   */
  readonly resources: readonly FluxResource[];
  /** One error for each slot that failed, or one for a cluster that failed as a whole. */
  readonly errors: readonly FluxError[];
  /**
   * Names of the clusters that have not answered yet. Absent when all have answered or failed. What was known about
   * them before is kept; where nothing was known, they have no slots yet.
   */
  readonly pending?: readonly string[];
  /**
   * Present where clusters were listed separately, with a request for each cluster and kind: poll less often then.
   * Absent where one combined query was enough, as in normal times.
   */
  readonly perCluster?: true;
}

/** Returns the listing with one resource replaced by a newer reading of it. @public */
export function withResource(
  listing: FluxListing,
  resource: FluxResource,
): FluxListing {
  const slots = listing.slots.map(slot => {
    const index = slot.resources.findIndex(({ key }) => key === resource.key);
    if (index < 0 || slot.resources[index] === resource) return slot;
    return { ...slot, resources: slot.resources.with(index, resource) };
  });
  return {
    ...listing,
    slots,
    resources: slots.flatMap(slot => slot.resources),
  };
}
