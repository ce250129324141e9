import { createApiRef } from '@backstage/core-plugin-api';
import type {
  FluxKind,
  FluxObject,
  FluxRef,
  FluxResource,
  KindRef,
  ObjectRef,
} from '../flux';
import type { FluxEvent } from '../flux/details';
import type { FluxError } from './errors';
import type { FluxListing } from './list';
import type { Scope } from './scope';

/** Selects the resources to list. @public */
export interface FluxListRequest {
  /** Where to look. */
  readonly scope: Scope;
  readonly kinds: readonly FluxKind[];
  /**
   * Further kinds, listed only where they take no requests of their own: with the others, in one query. Left out while
   * clusters are listed separately.
   */
  readonly alsoKinds?: readonly FluxKind[];
}

/** Options of {@link FluxApi.list}. @public */
export interface FluxListOptions {
  /**
   * Called with the listing so far, each time that a cluster has answered while others have not (their names are in
   * the listing's `pending`). Only called where clusters are listed separately, so never in normal times. The listing
   * is built on `previous`, and the one that `list` returns is built on it: unchanged resources stay the same objects.
   */
  readonly onPartial?: (listing: FluxListing) => void;
  /**
   * Asks the person to sign in also where they rejected that before. Without it, a sign-in that was rejected is not
   * asked for again, and its clusters have the error `noCredentials`.
   */
  readonly asksToSignIn?: boolean;
  /** When it aborts, no more requests are sent, `onPartial` is no longer called, and `list` rejects. */
  readonly signal?: AbortSignal;
}

/** Result of reading one object: neither field is set where it does not exist. @public */
export interface FluxReading {
  readonly object?: FluxResource;
  readonly error?: FluxError;
}

/** An object of any kind, as the cluster has it. @public */
export interface FluxRawObject {
  /** JSON of the API server. A part of a list may lack `apiVersion` and `kind`, as in Kubernetes. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The same object, read as one of Flux's kinds; absent for all others. */
  readonly resource?: FluxResource;
}

/** Options of {@link FluxApi.getManyRaw}. @public */
export interface FluxGetManyRawOptions {
  /** Label selector that matches all of the objects and few others. Without it, each object is read separately. */
  readonly labelSelector?: string;
}

/** Result of reading one object as JSON: neither field is set where it does not exist. @public */
export interface FluxRawReading {
  readonly object?: FluxRawObject;
  readonly error?: FluxError;
}

/** Options of {@link FluxApi.listRaw}. @public */
export interface FluxListRawOptions {
  /** Label selector, as `kubectl -l` takes it. Default: all objects. */
  readonly labelSelector?: string;
  /** Most objects to return. Default: 500. */
  readonly limit?: number;
}

/** Objects of one kind, as the cluster has them. @public */
export interface FluxRawList {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** The cluster has more of them. */
  readonly isTruncated: boolean;
}

/** Events of one object. @public */
export interface FluxEvents {
  /** Newest first. */
  readonly events: readonly FluxEvent[];
  /** The cluster has more of them, newer ones perhaps among these. */
  readonly isTruncated: boolean;
}

/** Options of {@link FluxApi.podLogs}. @public */
export interface FluxPodLogsOptions {
  /** Default: the only container, or the one that the Pod's annotation names as its default. */
  readonly container?: string;
  /** Number of lines, counted from the end. Default: all. */
  readonly tailLines?: number;
  /** Reads the log of the container before its last restart. */
  readonly previous?: boolean;
}

/** Outcome of an action, as Flux reported it. @public */
export interface FluxActionOutcome {
  /**
   * - `succeeded`: Flux handled the request and the object is ready (for `suspend`: it is suspended)
   * - `failed`: Flux handled the request and reported a failure
   * - `waiting`: Flux handled the request and waits for a dependency
   * - `suspended`: the object was suspended in the meantime, so nothing was reconciled. With `endedAt`: the object
   *   cannot be reconciled on request, and its source is suspended
   * - `deleted`: the object was deleted in the meantime
   * - `running`: Flux had not finished when the time was up or the signal aborted. Requests that had not been sent by
   *   then were not sent
   */
  readonly result:
    'succeeded' | 'failed' | 'waiting' | 'suspended' | 'deleted' | 'running';
  /** The object as it was read last. */
  readonly resource: FluxResource;
  /** All stages of a sync with source, sources first. The last stage is the object itself. */
  readonly stages?: readonly FluxStage[];
  /** The source that ended a sync with source: `result` is the source's, and the object was not reconciled. */
  readonly endedAt?: FluxResource;
}

/** Reason why a sync with source skips a stage. @public */
export type FluxStageSkip =
  /** A HelmRepository of type `oci`: Flux does not fetch it. */
  | 'static'
  /** Not managed by Flux (ExternalArtifact), or its version cannot be reconciled on request. */
  | 'unsupported'
  /** Suspended: Flux would not fetch it. */
  | 'suspended'
  /** It does not exist (yet). */
  | 'missing';

/** One object that a sync reconciles. @public */
export interface FluxStage extends FluxRef {
  /** Key of the object, unique among all clusters. */
  readonly key: string;
  readonly state: 'pending' | 'running' | 'done' | 'skipped';
  /** Present where `state` is `skipped`. */
  readonly skip?: FluxStageSkip;
  /** Present where nothing has changed the object for a while since the request: no controller has begun with it. */
  readonly isNotPickedUp?: true;
  /** The object as it was read last; absent before the first reading, and where it does not exist. */
  readonly resource?: FluxResource;
}

/** Progress of an action. @public */
export interface FluxProgress {
  /** Stages in the order in which they run; the last is the object itself. */
  readonly stages: readonly FluxStage[];
  /** Whether it takes longer than usual; the object is read less often then. */
  readonly isLong: boolean;
}

/** Options of every action. @public */
export interface FluxActionOptions {
  /** Called with an object after each reading of it: the object itself, or one of its sources. */
  readonly onProgress?: (
    resource: FluxResource,
    progress: FluxProgress,
  ) => void;
  /** Stops watching the object when it aborts. Requests already sent to Flux are not withdrawn. */
  readonly signal?: AbortSignal;
}

/** Options of {@link FluxApi.sync}. @public */
export interface FluxSyncOptions extends FluxActionOptions {
  /** Reconciles the object's sources first, and waits for each, as `flux reconcile --with-source` does. */
  readonly withSource?: boolean;
  /** HelmRelease only: runs one Helm install or upgrade, even if nothing changed or no retries are left. */
  readonly force?: boolean;
  /** HelmRelease only: clears its failure counts. */
  readonly reset?: boolean;
  /**
   * Pass the same map to several syncs with source: each shared source is then reconciled once, and all of them wait
   * for it. By the key of the source.
   */
  readonly sources?: Map<string, Promise<FluxActionOutcome>>;
}

/** Options of {@link FluxApi.suspend}. `by` and `reason` are written to annotations of the object. @public */
export interface FluxSuspendOptions extends FluxActionOptions {
  /** Name of the person who suspends it. */
  readonly by?: string;
  readonly reason?: string;
}

/** Options of {@link FluxApi.resume}. @public */
export interface FluxResumeOptions extends FluxActionOptions {
  /** Requests a reconciliation in the same patch, and watches that one. */
  readonly sync?: boolean;
}

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
  ): Promise<ReadonlyMap<string, FluxRawReading>>;

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
   * Sets `spec.suspend`, and annotations with who and why. Does not wait, as `flux suspend` does not.
   *
   * @throws {@link FluxError} when it could not be written
   */
  suspend(
    resource: FluxObject,
    options?: FluxSuspendOptions,
  ): Promise<FluxActionOutcome>;

  /**
   * Removes `spec.suspend`, as `flux resume` does, and the annotations of the suspension, and watches the
   * reconciliation that Flux then starts.
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
