import { createApiRef } from '@backstage/core-plugin-api';
import type {
  FluxKind,
  FluxObject,
  FluxRef,
  FluxResource,
  KindRef,
} from '../flux';
import type { Scope } from './scope';
import type { FluxListing } from './list/listing';

/** What to list. @public */
export interface FluxListRequest {
  /** Where to look. */
  readonly scope: Scope;
  readonly kinds: readonly FluxKind[];
}

/** How to list. @public */
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

/** How an action ended, in Flux's own judgement. @public */
export interface FluxActionOutcome {
  /**
   * - `succeeded`: Flux handled the request and the object is ready (for a suspension: it is suspended)
   * - `failed`: Flux handled the request and says that it failed
   * - `waiting`: Flux handled the request and waits for a dependency
   * - `suspended`: somebody suspended the object while it was followed; nothing was reconciled. With `endedAt`: the
   *   object takes no requests itself, and its source is suspended
   * - `deleted`: somebody deleted the object while it was followed
   * - `running`: Flux had not finished when the wait was over, or nobody waited any more; what had not been asked by
   *   then has not been asked
   */
  readonly result:
    'succeeded' | 'failed' | 'waiting' | 'suspended' | 'deleted' | 'running';
  /** The object as it was then. */
  readonly resource: FluxResource;
  /** What a sync with source came through on its way, the source first. The last is the object itself. */
  readonly stages?: readonly FluxStage[];
  /** The source that ended a sync with source: the result is its own, and the object has not been asked. */
  readonly endedAt?: FluxResource;
}

/** Why a stage of a sync with source was passed over. @public */
export type FluxStageSkip =
  /** A HelmRepository of type `oci`: Flux does not fetch it. */
  | 'static'
  /** Not of Flux's making (ExternalArtifact), or of a version that takes no requests. */
  | 'unsupported'
  /** It is suspended: Flux would not fetch it. */
  | 'suspended'
  /** It does not exist (yet). */
  | 'missing';

/** One object that a sync asks Flux to reconcile. @public */
export interface FluxStage extends FluxRef {
  readonly key: string;
  readonly state: 'pending' | 'running' | 'done' | 'skipped';
  /** Where it is skipped. */
  readonly skip?: FluxStageSkip;
  /** As it was read last. */
  readonly resource?: FluxResource;
}

/** How far an action is. @public */
export interface FluxProgress {
  /** What is asked one after the other; the last is the object itself. */
  readonly stages: readonly FluxStage[];
  /** It takes longer than most do; it is looked at less often now. */
  readonly isLong: boolean;
}

/** How to follow an action. @public */
export interface FluxActionOptions {
  /** Called with an object each time that it has been read again: the one acted on, or a source of it. */
  readonly onProgress?: (
    resource: FluxResource,
    progress: FluxProgress,
  ) => void;
  /** Stops following. What has been written stays written. */
  readonly signal?: AbortSignal;
}

/** How to sync. @public */
export interface FluxSyncOptions extends FluxActionOptions {
  /** First what the object takes its content from, as `flux reconcile --with-source` does; each is waited for. */
  readonly withSource?: boolean;
  /** HelmRelease only: a one-off install or upgrade, even if nothing has changed or no tries are left. */
  readonly force?: boolean;
  /** HelmRelease only: its failure counts begin at zero again. */
  readonly reset?: boolean;
  /**
   * Shared by several syncs with source: a source that one of them has asked for is not asked again by the others,
   * who wait for the same outcome. By the key of the source.
   */
  readonly sources?: Map<string, Promise<FluxActionOutcome>>;
}

/** What to say of a suspension, in the object's annotations. @public */
export interface FluxSuspendOptions extends FluxActionOptions {
  /** Who suspends it. */
  readonly by?: string;
  readonly reason?: string;
}

/** How to resume. @public */
export interface FluxResumeOptions extends FluxActionOptions {
  /** Asks for a reconciliation in the same patch, and follows that one. */
  readonly sync?: boolean;
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
   * Reads one object, with or without the label of an entity.
   *
   * @returns `undefined` where there is no such object
   * @throws {@link FluxError}
   */
  get(ref: FluxRef): Promise<FluxResource | undefined>;

  /**
   * Returns whether the person may act on objects of a kind in a namespace (`patch`), as the cluster says.
   *
   * @throws {@link FluxError} when the cluster does not say
   */
  canPatch(place: KindRef): Promise<boolean>;

  /**
   * Asks Flux to reconcile the object now, and follows it until Flux has handled the request. Like `flux reconcile`.
   * Nothing is written a second time, whatever happens.
   *
   * @throws {@link FluxError} when the request could not be made, or the object not be followed
   */
  sync(
    resource: FluxObject,
    options?: FluxSyncOptions,
  ): Promise<FluxActionOutcome>;

  /**
   * Sets `spec.suspend`, with who and why in annotations. Like `flux suspend` it does not wait. Throws as `sync` does.
   */
  suspend(
    resource: FluxObject,
    options?: FluxSuspendOptions,
  ): Promise<FluxActionOutcome>;

  /**
   * Removes `spec.suspend`, as `flux resume` does, and what annotations say of the suspension, and follows the run
   * that Flux begins by itself. Throws as `sync` does.
   */
  resume(
    resource: FluxObject,
    options?: FluxResumeOptions,
  ): Promise<FluxActionOutcome>;
}

/**
 * What the cards and hooks reach Flux by. An app that reaches it otherwise gives an implementation of its own.
 *
 * @public
 */
export const fluxApiRef = createApiRef<FluxApi>({ id: 'plugin.flux.service' });
