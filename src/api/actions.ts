import type { FluxRef, FluxResource } from '../flux';

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
