import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { readConditions } from './conditions';
import type { FluxApiResource } from './FluxApiResource';
import { definitionOf, supports, versionOf, type FluxKind } from './kinds';
import { readLabels } from './labels';
import { keyOf } from './ref';
import {
  readSuspendApplier,
  readSuspended,
  readSuspension,
  type SuspendApplier,
  type Suspension,
} from './suspension';
import { readOtherVersions, type VersionWrite } from './otherVersions';
import { readWrites, REQUESTED_AT } from './writes';
import {
  isRecord,
  readNumber,
  readString,
  readStrings,
  readTime,
  type Untrusted,
} from './untrusted';

type ApiField = Exclude<
  keyof FluxApiResource,
  'kind' | 'edges' | 'status' | 'problems'
>;

/** Fields that every Flux object has, whatever its kind and version; all but those of the API are optional. */
export interface CommonFields extends Pick<FluxApiResource, ApiField> {
  readonly uid?: string;
  readonly resourceVersion?: string;
  /** Kubernetes counts the changes of `spec`. */
  readonly generation?: number;
  /** RFC 3339. */
  readonly createdAt?: string;
  /** RFC 3339; set while finalizers run. */
  readonly deletedAt?: string;
  /** Set with `deletedAt`: Kubernetes removes the object once this list is empty. */
  readonly finalizers?: readonly string[];
  /** Who suspended it, when and why, as far as its annotations tell. Says nothing where it is not suspended. */
  readonly suspension?: Suspension;
  /** Applier that restores `spec.suspend` from Git. */
  readonly suspendApplier?: SuspendApplier;
  /** Go duration as written: `10m0s`. */
  readonly interval?: string;
  /** `spec.timeout`, a Go duration as written. */
  readonly timeout?: string;
  /** RFC 3339: the last change of the spec, where Kubernetes' record of it is there. */
  readonly specChangedAt?: string;
  /** Who last wrote it at other versions of its API, by Kubernetes' record; absent where nobody did. */
  readonly otherVersions?: readonly VersionWrite[];
  /** The generation that the controller observed last. */
  readonly observedGeneration?: number;
  /** The controller has written a status. */
  readonly hasStatus?: boolean;
  /** Opaque token of the annotation `reconcile.fluxcd.io/requestedAt`; not always a time. */
  readonly requestedAt?: string;
  /** The token whose run has *ended*; still the old one while a run goes on. */
  readonly lastHandledReconcileAt?: string;
  /** RFC 3339, by the cluster's clock: a run was asked for then, and its controller has not had it. */
  readonly unhandledSince?: string;
}

// These fields are the same in every kind; Kustomization stands for all.
type RawObject = Untrusted<IKustomization>;

const VERSION = /^v\d+(?:(?:alpha|beta)\d+)?$/;

/** Returns the object's own apiVersion, if it is one of its kind's group; else that of the list it came in. */
function readApiVersion(written: unknown, listed: string): string {
  // As is nearly always so.
  if (written === listed) return listed;
  const own = readString(written) ?? '';
  const version = versionOf(own);
  const group = listed.slice(0, listed.lastIndexOf('/'));
  return own === `${group}/${version}` && VERSION.test(version) ? own : listed;
}

function readAnnotation(
  { metadata }: RawObject,
  name: string | undefined,
): string | undefined {
  return name === undefined
    ? undefined
    : readString(metadata?.annotations?.[name]);
}

/** Returns whether the object has a spec, or needs none. */
function hasSpec(kind: FluxKind, spec: unknown): boolean {
  const isAbsent = spec === undefined || spec === null;
  return (
    isRecord(spec) || (isAbsent && definitionOf(kind).isSpecOptional === true)
  );
}

/** Reads the common fields, and tells in words of the API what could not be read. */
export function readCommon(
  cluster: string,
  kind: FluxKind,
  listedApiVersion: string,
  object: Record<string, unknown>,
): { readonly fields: CommonFields; readonly problems: readonly string[] } {
  const raw: RawObject = object;
  const { group, redact, annotations, defaultInterval, reconcile } =
    definitionOf(kind);
  const problems: string[] = [];
  const name = readString(raw.metadata?.name);
  const namespace = readString(raw.metadata?.namespace);
  if (name === undefined) problems.push('metadata.name is missing');
  if (namespace === undefined) problems.push('metadata.namespace is missing');
  if (!hasSpec(kind, object.spec)) problems.push('spec is not an object');
  const hasStatus = isRecord(object.status);
  if (!hasStatus && object.status !== undefined && object.status !== null) {
    problems.push('status is not an object');
  }
  const conditions = readConditions(raw.status?.conditions, redact);
  if (conditions === undefined) {
    problems.push('status.conditions cannot be read');
  }
  const apiVersion = readApiVersion(raw.apiVersion, listedApiVersion);
  const writes = readWrites(raw.metadata);
  const otherVersions = readOtherVersions(raw.metadata, apiVersion);
  const requestedAt = readString(raw.metadata?.annotations?.[REQUESTED_AT]);
  const handledAt = readString(raw.status?.lastHandledReconcileAt);
  const isUnhandled =
    requestedAt !== undefined &&
    requestedAt !== handledAt &&
    supports(reconcile, versionOf(apiVersion));
  const deletedAt = readTime(raw.metadata?.deletionTimestamp);
  const fields: CommonFields = {
    key: keyOf({
      cluster,
      group,
      kind,
      namespace: namespace ?? '',
      name: name ?? '',
    }),
    cluster,
    group,
    apiVersion,
    namespace: namespace ?? '',
    name: name ?? '',
    uid: readString(raw.metadata?.uid),
    labels: readLabels(raw.metadata?.labels),
    resourceVersion: readString(raw.metadata?.resourceVersion),
    generation: readNumber(raw.metadata?.generation),
    createdAt: readTime(raw.metadata?.creationTimestamp),
    deletedAt,
    finalizers: deletedAt ? readStrings(raw.metadata?.finalizers) : undefined,
    suspended: readSuspended(raw, annotations),
    suspension: readSuspension(raw.metadata, annotations),
    suspendApplier: readSuspendApplier(raw.metadata, annotations),
    interval:
      readString(raw.spec?.interval) ??
      readAnnotation(raw, annotations?.interval) ??
      defaultInterval,
    timeout:
      readString(raw.spec?.timeout) ??
      readAnnotation(raw, annotations?.timeout),
    specChangedAt: writes.spec,
    otherVersions,
    conditions: conditions ?? [],
    observedGeneration: readNumber(raw.status?.observedGeneration),
    hasStatus,
    requestedAt,
    lastHandledReconcileAt: handledAt,
    unhandledSince: isUnhandled ? writes.request : undefined,
  };
  return { fields, problems };
}
