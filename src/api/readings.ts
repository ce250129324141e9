import type { FluxKind, FluxResource } from '../flux';
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
   * the listing's `pending`), where clusters are listed separately. Also called once before the clock of a cluster is
   * measured, because something there seems overdue: nothing of that cluster is called overdue until then. Else never.
   * The listing is built on `previous`; unchanged resources stay the same objects.
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
export interface FluxReading<T = FluxResource> {
  readonly object?: T;
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
