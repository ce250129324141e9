import type { Entity } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import type { FluxKind, FluxObject, FluxResource } from '../flux';
import type { FluxListing } from './listing';
import type { ObjectPlace } from './objectRequests';

/** What to list. */
export interface FluxListRequest {
  /**
   * The entity whose resources are wanted. Backstage's backend reads it anew from the catalog and searches by its
   * label (annotation `backstage.io/kubernetes-id` or `backstage.io/kubernetes-label-selector`) and namespace
   * (`backstage.io/kubernetes-namespace`).
   */
  readonly entity: Entity;
  readonly kinds: readonly FluxKind[];
}

/** How to list. */
export interface FluxListOptions {
  /**
   * Called with what is known so far, each time that a cluster has answered while others have not (their names are in
   * the listing's `pending`). Only where clusters are asked one by one; in normal times it is never called. The
   * listing rests on `previous`, keeps its unchanged objects, and is itself kept by the one that `list` returns.
   */
  readonly onPartial?: (listing: FluxListing) => void;
  /** Nobody waits for the answer any more: no more requests, no more calls of `onPartial`; `list` rejects. */
  readonly signal?: AbortSignal;
}

/** What can be asked of Flux for one object. */
export type FluxAction = 'sync' | 'suspend' | 'resume';

/** How an action ended, in Flux's own judgement. */
export interface FluxActionOutcome {
  /**
   * - `succeeded`: Flux handled the request and the object is ready (for a suspension: it is suspended)
   * - `failed`: Flux handled the request and says that it failed
   * - `waiting`: Flux handled the request and waits for a dependency
   * - `suspended`: somebody suspended the object while it was followed; nothing was reconciled
   * - `running`: Flux had not finished when the wait was over
   */
  readonly result: 'succeeded' | 'failed' | 'waiting' | 'suspended' | 'running';
  /** The object as it was then. */
  readonly resource: FluxResource;
}

/** How to follow an action. */
export interface FluxActionOptions {
  /** Called with the object each time that it has been read again. */
  readonly onProgress?: (resource: FluxResource) => void;
  /** Stops following. What has been written stays written. */
  readonly signal?: AbortSignal;
}

/**
 * How the plugin reaches Flux. The plugin brings an implementation over Backstage's Kubernetes API; an app may bring
 * its own.
 *
 * @public
 */
export interface FluxApi {
  /**
   * Lists the Flux resources of an entity on all clusters.
   *
   * @param previous - the listing of the poll before: what could not be read this time is kept from it
   * @returns the listing; failures of single clusters and kinds are in its `errors`
   * @throws {@link FluxError} without a cluster, when nothing could be asked at all
   */
  list(
    request: FluxListRequest,
    previous?: FluxListing,
    options?: FluxListOptions,
  ): Promise<FluxListing>;

  /**
   * Reads one object that another one names, with or without the entity's label.
   *
   * @returns `undefined` where there is no such object
   * @throws {@link FluxError}
   */
  getReferenced(place: ObjectPlace): Promise<FluxResource | undefined>;

  /**
   * Whether the person may act on the object (`patch`), as its cluster says.
   *
   * @throws {@link FluxError} when the cluster does not say
   */
  mayAct(resource: FluxResource): Promise<boolean>;

  /**
   * Asks Flux to reconcile the object now, and follows it until Flux has handled the request. Like `flux reconcile`
   * without `--with-source`.
   *
   * @throws {@link FluxError} when the request could not be made, or the object not be followed
   */
  sync(
    resource: FluxObject,
    options?: FluxActionOptions,
  ): Promise<FluxActionOutcome>;

  /** Sets `spec.suspend`. Like `flux suspend` it does not wait. Throws as `sync` does. */
  suspend(
    resource: FluxObject,
    options?: FluxActionOptions,
  ): Promise<FluxActionOutcome>;

  /** Removes `spec.suspend`, as `flux resume` does, and follows the run that Flux begins by itself. Throws as `sync` does. */
  resume(
    resource: FluxObject,
    options?: FluxActionOptions,
  ): Promise<FluxActionOutcome>;
}

/** @public */
export const fluxApiRef = createApiRef<FluxApi>({ id: 'plugin.flux.service' });
