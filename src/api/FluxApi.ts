import { createApiRef } from '@backstage/core-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { FluxApiResource, FluxKind, ObjectRef } from '../flux';
import type { FluxEvent } from '../flux/details';
import type { FluxError } from './errors';
import type { Scope } from './scope';

/** A cluster that Backstage knows. @public */
export interface FluxCluster {
  /** Identifies the cluster in requests and addresses. */
  readonly name: string;
  /** Its name for people, if Backstage's configuration has one. */
  readonly title?: string;
  /** Its dashboard, as Backstage's configuration names it. */
  readonly dashboard?: {
    readonly url?: string;
    /** Its product, such as `rancher`. Absent: Kubernetes' own dashboard. */
    readonly app?: string;
    readonly parameters?: JsonObject;
    /** Only the address is known: Backstage's list of clusters tells no more, unlike its answer to a query. */
    readonly isPartial?: true;
  };
  /**
   * Present where Backstage's answer has nothing of this cluster: there is nothing, or Backstage's service locator did
   * not choose the cluster for the entity.
   */
  readonly isInAnswer?: false;
}

/** The known Flux resources of a scope. @public */
export interface FluxApiListing {
  /** The clusters that were queried, including those without resources. */
  readonly clusters: readonly FluxCluster[];
  /** The kinds that were asked for. */
  readonly kinds: readonly FluxKind[];
  /** The known resources of one kind on one cluster, for each cluster and kind that was asked for. */
  readonly slots: readonly {
    readonly cluster: string;
    readonly kind: FluxKind;
    /** Resources of the last good answer; empty before the first. */
    readonly resources: readonly FluxApiResource[];
    /** When the last good answer was asked for, in ms since the epoch; `undefined` before the first. */
    readonly fetchedAt?: number;
    /** Error of the latest answer, if it was not good. */
    readonly error?: FluxError;
  }[];
  /**
   * Resources of all slots. Resources that have not changed since the previous poll are the same objects; where none
   * has changed, it is the same array.
   */
  readonly resources: readonly FluxApiResource[];
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

/** An object of any kind, as the cluster has it. @public */
export interface FluxApiObject {
  /** JSON of the API server. A part of a list may lack `apiVersion` and `kind`, as in Kubernetes. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The same object, read as one of Flux's kinds; absent for all others. */
  readonly resource?: FluxApiResource;
}

/** Outcome of an action, as Flux reported it. @public */
export interface FluxApiOutcome {
  /**
   * - `succeeded`: Flux handled the request and the object is ready (for `suspend`: it is suspended)
   * - `failed`: Flux handled the request and reported a failure
   * - `waiting`: Flux handled the request and waits for a dependency
   * - `suspended`: the object was suspended in the meantime, so nothing was reconciled. With `endedAt`: the object
   *   cannot be reconciled on request, and its source is suspended
   * - `deleted`: the object was deleted in the meantime
   * - `running`: Flux had not finished when the time was up or the signal aborted. Requests that had not been sent by
   *   then were not sent
   * - `unknown`: the object could not be read after the request, or the cluster has not confirmed the request, which it
   *   may have carried out
   */
  readonly result:
    | 'succeeded'
    | 'failed'
    | 'waiting'
    | 'suspended'
    | 'deleted'
    | 'running'
    | 'unknown';
  /** The object as it was read last. */
  readonly resource: FluxApiResource;
  /** The objects that a sync with source reconciles, sources first. The last stage is the object itself. */
  readonly stages?: readonly (ObjectRef & {
    readonly kind: FluxKind;
    readonly namespace: string;
    /** Key of the object, unique among all clusters. */
    readonly key: string;
    readonly state: 'pending' | 'running' | 'done' | 'skipped';
    /**
     * Present where `state` is `skipped`:
     *
     * - `static`: a HelmRepository of type `oci`, which Flux does not fetch
     * - `unsupported`: not managed by Flux (ExternalArtifact), or its version cannot be reconciled on request
     * - `suspended`: Flux would not fetch it
     * - `missing`: it does not exist (yet)
     */
    readonly skip?: 'static' | 'unsupported' | 'suspended' | 'missing';
    /** Present where nothing has changed the object for a while since the request: no controller has begun with it. */
    readonly isNotPickedUp?: true;
    /** The object as it was read last; absent before the first reading, and where it does not exist. */
    readonly resource?: FluxApiResource;
  })[];
  /** The source that ended a sync with source: `result` is the source's, and the object was not reconciled. */
  readonly endedAt?: FluxApiResource;
  /**
   * Where `result` is `unknown`: why, with the verb `patch` where the request is not confirmed. Absent where the signal
   * aborted before the cluster confirmed the request.
   */
  readonly error?: FluxError;
}

/** Options of every action. @public */
export interface FluxApiActionOptions {
  /** Called with an object after each reading of it: the object itself, or one of its sources. */
  readonly onProgress?: (
    resource: FluxApiResource,
    progress: {
      /** Stages in the order in which they run; the last is the object itself. */
      readonly stages: NonNullable<FluxApiOutcome['stages']>;
      /** Whether it takes longer than usual; the object is read less often then. */
      readonly isLong: boolean;
    },
  ) => void;
  /** Stops waiting and watching the object when it aborts. Requests already sent to Flux are not withdrawn. */
  readonly signal?: AbortSignal;
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
    request: {
      /** Where to look. */
      readonly scope: Scope;
      readonly kinds: readonly FluxKind[];
      /**
       * Further kinds, listed only where they take no requests of their own: with the others, in one query. Left out
       * while clusters are listed separately.
       */
      readonly alsoKinds?: readonly FluxKind[];
      /** Groups of kinds that are shown together, for example in one card. By default, each kind is a group. */
      readonly groups?: readonly (readonly FluxKind[])[];
    },
    previous?: FluxApiListing,
    options?: {
      /**
       * Called with the listing so far in three cases only:
       *
       * - where clusters are listed separately, each time that one has answered while others have not (their names are in
       *   the listing's `pending`);
       * - once before the clock of a cluster is measured, because something there seems overdue: nothing of that cluster
       *   is called overdue until then;
       * - without `previous` and with thousands of objects, each time that more kinds have been read (the listing's
       *   `kinds`), once the first group is complete.
       *
       * The listing is built on `previous`; unchanged resources stay the same objects.
       */
      readonly onPartial?: (listing: FluxApiListing) => void;
      /**
       * Asks the person to sign in also where they rejected that before. Without it, a sign-in that was rejected is not
       * asked for again, and its clusters have the error `noCredentials`.
       */
      readonly asksToSignIn?: boolean;
      /** When it aborts, no more requests are sent, `onPartial` is no longer called, and `list` rejects. */
      readonly signal?: AbortSignal;
    },
  ): Promise<FluxApiListing>;

  /**
   * Reads one object of a known kind, with or without the label of an entity.
   *
   * @returns the object, or `undefined` if it does not exist
   * @throws {@link FluxError}
   */
  get(ref: ObjectRef): Promise<FluxApiResource | undefined>;

  /**
   * Reads several objects of one kind on one cluster, with or without the label of an entity: in lists, as far as that
   * takes fewer requests and not much more data; else one by one.
   *
   * @returns the readings by {@link FluxApiResource.key}; neither field is set where the object does not exist. The number
   *   of requests is limited: objects missing from the result were not read. Objects are read in the given order
   * @throws {@link FluxError} where none of them could be read
   */
  getMany(
    refs: readonly ObjectRef[],
  ): Promise<
    ReadonlyMap<
      string,
      { readonly object?: FluxApiResource; readonly error?: FluxError }
    >
  >;

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
    previous?: FluxApiResource,
  ): Promise<FluxApiObject | undefined>;

  /**
   * Reads several objects of any kinds on one cluster: in one list for each kind and namespace, as far as they have the
   * labels; else one by one. Secrets are never read. Optional, like `getRaw`.
   *
   * @returns the readings by {@link FluxApiResource.key}, as `getMany` does, each with an error of its own
   */
  getManyRaw?(
    refs: readonly ObjectRef[],
    options?: {
      /** Label selector that matches all of the objects and few others. Without it, each object is read separately. */
      readonly labelSelector?: string;
    },
  ): Promise<
    ReadonlyMap<
      string,
      { readonly object?: FluxApiObject; readonly error?: FluxError }
    >
  >;

  /**
   * Lists objects of any kind in a namespace, or in all, as JSON: one request. Secrets are never read. Optional, like
   * `getRaw`.
   *
   * @returns the first objects, in the order of their names; none where the cluster does not have the kind
   * @throws {@link FluxError}; `other` for Secrets
   */
  listRaw?(
    place: Omit<ObjectRef, 'name'>,
    options?: {
      /** Label selector, as `kubectl -l` takes it. Default: all objects. */
      readonly labelSelector?: string;
      /** Most objects to return. Default: 500. */
      readonly limit?: number;
    },
  ): Promise<{
    readonly items: readonly Readonly<Record<string, unknown>>[];
    /** The cluster has more of them. */
    readonly isTruncated: boolean;
  }>;

  /**
   * Reads the events about an object, of either events API of Kubernetes, which keeps them for about an hour. Optional:
   * without this method, no events are shown.
   *
   * @throws {@link FluxError}, with the kind `Event`
   */
  events?(about: ObjectRef): Promise<{
    /** Newest first. */
    readonly events: readonly FluxEvent[];
    /** The cluster has more of them, newer ones perhaps among these. */
    readonly isTruncated: boolean;
  }>;

  /**
   * Reads the log of a Pod. Optional: without this method, no logs are shown.
   *
   * @throws {@link FluxError}
   */
  podLogs?(
    pod: ObjectRef,
    options?: {
      /** Default: the only container, or the one that the Pod's annotation names as its default. */
      readonly container?: string;
      /** Number of lines, counted from the end. Default: all. */
      readonly tailLines?: number;
      /** Reads the log of the container before its last restart. */
      readonly previous?: boolean;
    },
  ): Promise<string>;

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
   * @returns the names of those that the person may patch, where roles permit only them
   * @throws {@link FluxError} when the cluster does not say
   */
  canPatch(
    place: Omit<ObjectRef, 'name'>,
  ): Promise<boolean | readonly string[]>;

  /**
   * Requests a reconciliation, as `flux reconcile` does, and watches the object until Flux has handled the request.
   * Never writes a second time.
   *
   * @param resource - an object without `problems`
   * @throws {@link FluxError} when the request could not be sent, or the object not be read
   */
  sync(
    resource: FluxApiResource,
    options?: FluxApiActionOptions & {
      /** Reconciles the object's sources first, and waits for each, as `flux reconcile --with-source` does. */
      readonly withSource?: boolean;
      /** HelmRelease only: runs one Helm install or upgrade, even if nothing changed or no retries are left. */
      readonly force?: boolean;
      /** HelmRelease only: clears its failure counts. */
      readonly reset?: boolean;
      /**
       * Pass the same map to several syncs with source: each shared source is then reconciled once, and all of them
       * wait for it. By the key of the source.
       */
      readonly sources?: Map<string, Promise<FluxApiOutcome>>;
    },
  ): Promise<FluxApiOutcome>;

  /**
   * Sets `spec.suspend`, or the annotation in its place, and annotates with who and why. Does not wait, as `flux suspend`
   * does not.
   *
   * @param resource - an object without `problems`
   * @throws {@link FluxError} when it could not be written
   */
  suspend(
    resource: FluxApiResource,
    options?: FluxApiActionOptions & {
      /** Name of the person who suspends it, for an annotation. */
      readonly by?: string;
      /** For an annotation. */
      readonly reason?: string;
    },
  ): Promise<FluxApiOutcome>;

  /**
   * Removes `spec.suspend`, as `flux resume` does, or the annotation in its place, and the annotations of the suspension,
   * and watches the reconciliation that Flux then starts.
   *
   * @param resource - an object without `problems`
   * @throws {@link FluxError} when it could not be written, or the object not be read
   */
  resume(
    resource: FluxApiResource,
    options?: FluxApiActionOptions & {
      /** Requests a reconciliation in the same patch, and watches that one. */
      readonly sync?: boolean;
    },
  ): Promise<FluxApiOutcome>;
}

/**
 * Reference to the API through which cards reach Flux. To reach it otherwise, register a factory with an
 * implementation of your own.
 *
 * @public
 */
export const fluxApiRef = createApiRef<FluxApi>({ id: 'plugin.flux.service' });
