import { createApiRef } from '@backstage/core-plugin-api';
import type {
  FluxObject,
  FluxRef,
  FluxResource,
  KindRef,
  ObjectRef,
} from '../flux';
import type {
  FluxActionOutcome,
  FluxResumeOptions,
  FluxSuspendOptions,
  FluxSyncOptions,
} from './actions';
import type { FluxError } from './errors';
import type { FluxCluster, FluxListing } from './list';
import type {
  FluxEvents,
  FluxGetManyRawOptions,
  FluxListOptions,
  FluxListRawOptions,
  FluxListRequest,
  FluxPodLogsOptions,
  FluxRawList,
  FluxRawObject,
  FluxReading,
} from './readings';

/**
 * Reaches Flux on all clusters. The plugin comes with an implementation over Backstage's Kubernetes API; an app can
 * provide its own. All methods reject with a {@link FluxError}; other errors are taken for `other`.
 *
 * @public
 */
export interface FluxApi {
  /**
   * Lists the Flux resources of a scope on all its clusters.
   *
   * @param previous - the listing of the previous poll: what cannot be read this time is kept from it
   * @returns the listing; failures of single clusters and kinds are in its `errors`
   * @throws {@link FluxError} without a cluster, when nothing could be read at all
   */
  list(
    request: FluxListRequest,
    previous?: FluxListing,
    options?: FluxListOptions,
  ): Promise<FluxListing>;

  /**
   * Reads one object, with or without the label of an entity.
   *
   * @returns the object, or `undefined` if it does not exist
   * @throws {@link FluxError}
   */
  get(ref: FluxRef): Promise<FluxResource | undefined>;

  /**
   * Reads several objects of one kind on one cluster, with or without the label of an entity: in lists, as far as that
   * takes fewer requests and not much more data; else one by one.
   *
   * @returns the readings by {@link FluxResource.key}. The number of requests is bounded: what is not among them was not
   *   read. To be read first, an object must stand first
   * @throws {@link FluxError} where none of them could be read
   */
  getMany(refs: readonly FluxRef[]): Promise<ReadonlyMap<string, FluxReading>>;

  /**
   * Reads one object of any kind, as JSON. Secrets are never read. Optional: without this method, details of objects
   * cannot be shown.
   *
   * @param previous - the same object of Flux as it was read before: a status may go on from there
   * @returns the object, or `undefined` if it does not exist
   * @throws {@link FluxError}; `other` for a Secret
   */
  getRaw?(
    ref: ObjectRef,
    previous?: FluxResource,
  ): Promise<FluxRawObject | undefined>;

  /**
   * Reads several objects of any kinds on one cluster: in one list for each kind and namespace, as far as they have the
   * labels; else one by one. Secrets are never read. Optional, like `getRaw`.
   *
   * @returns the readings by {@link FluxResource.key}, each with an error of its own. The number of requests is bounded:
   *   what is not among them was not read
   */
  getManyRaw?(
    refs: readonly ObjectRef[],
    options?: FluxGetManyRawOptions,
  ): Promise<ReadonlyMap<string, FluxReading<FluxRawObject>>>;

  /**
   * Lists objects of any kind in a namespace, or in all, as JSON: one request. Secrets are never read. Optional, like
   * `getRaw`.
   *
   * @returns the first objects, in the order of their names; none where the cluster does not have the kind
   * @throws {@link FluxError}; `other` for Secrets
   */
  listRaw?(place: KindRef, options?: FluxListRawOptions): Promise<FluxRawList>;

  /**
   * Reads the events about an object, of either events API of Kubernetes, which keeps them for about an hour. Optional:
   * without this method, no events are shown.
   *
   * @throws {@link FluxError}, with the kind `Event`
   */
  events?(about: ObjectRef): Promise<FluxEvents>;

  /**
   * Reads the log of a Pod. Optional: without this method, no logs are shown.
   *
   * @throws {@link FluxError}
   */
  podLogs?(pod: ObjectRef, options?: FluxPodLogsOptions): Promise<string>;

  /**
   * Returns the clusters that Backstage knows, in its order. It may know several of one name. Optional: without this
   * method, Flux's own controllers cannot be shown.
   *
   * @throws {@link FluxError} without a cluster
   */
  clusters?(): Promise<readonly FluxCluster[]>;

  /**
   * Reads which API groups a cluster serves, and in which versions: one request. Optional, like `clusters`.
   *
   * @returns the groups as JSON, as in an `APIGroupList` of Kubernetes
   * @throws {@link FluxError}, with the kind `APIGroup`
   */
  apiGroups?(
    cluster: string,
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;

  /**
   * Forgets which sign-ins to clusters the person rejected, so that the next request asks again: called when the person
   * wants to retry. Optional, for implementations that ask each time.
   */
  forgetRejectedSignIns?(): Promise<void>;

  /**
   * Returns whether the cluster lets the person `patch` objects of a kind in a namespace, as every action does.
   *
   * @throws {@link FluxError} when the cluster does not say
   */
  canPatch(place: KindRef): Promise<boolean>;

  /**
   * Requests a reconciliation, as `flux reconcile` does, and watches the object until Flux has handled the request.
   * Never writes a second time.
   *
   * @throws {@link FluxError} when the request could not be sent, or the object not be read
   */
  sync(
    resource: FluxObject,
    options?: FluxSyncOptions,
  ): Promise<FluxActionOutcome>;

  /**
   * Sets `spec.suspend`, or the annotation in its place, and annotations with who and why. Does not wait, as `flux suspend`
   * does not.
   *
   * @throws {@link FluxError} when it could not be written
   */
  suspend(
    resource: FluxObject,
    options?: FluxSuspendOptions,
  ): Promise<FluxActionOutcome>;

  /**
   * Removes `spec.suspend`, as `flux resume` does, or the annotation in its place, and the annotations of the suspension,
   * and watches the reconciliation that Flux then starts.
   *
   * @throws {@link FluxError} when it could not be written, or the object not be read
   */
  resume(
    resource: FluxObject,
    options?: FluxResumeOptions,
  ): Promise<FluxActionOutcome>;
}

/**
 * Reference to the API through which cards and hooks reach Flux. To reach it otherwise, register a factory with an
 * implementation of your own.
 *
 * @public
 */
export const fluxApiRef = createApiRef<FluxApi>({ id: 'plugin.flux.service' });
