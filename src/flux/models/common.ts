import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { readConditions, type Condition } from '../conditions';
import { KINDS, versionOf, type FluxKind } from '../kinds';
import { keyOf } from '../ref';
import { count, isRecord, text, time, type Untrusted } from '../untrusted';
import type { Status } from '../status';
import {
  readSuspendApplier,
  readSuspension,
  type SuspendApplier,
  type Suspension,
} from '../suspension';

/** What every Flux object has, whatever its kind and version. @public */
export interface FluxObjectBase {
  /** One object of one cluster: unique on the page, the same in every poll. */
  readonly key: string;
  /** As Backstage's kubernetes config names it. */
  readonly cluster: string;
  /** API group, without a version. */
  readonly group: string;
  /** `<group>/<version>` that the object was read at, and is written at. */
  readonly apiVersion: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  /** Kubernetes counts the changes of `spec`. */
  readonly generation?: number;
  /** RFC 3339. */
  readonly createdAt?: string;
  /** RFC 3339; set while finalizers run. */
  readonly deletedAt?: string;
  /** `spec.suspend`. */
  readonly suspended: boolean;
  /** Who suspended it, when and why. May be left over from a suspension that is no more. */
  readonly suspension?: Suspension;
  /** What will put `spec.suspend` back to what is in Git. */
  readonly suspendApplier?: SuspendApplier;
  /** Go duration as written: `10m0s`. */
  readonly interval?: string;
  readonly conditions: readonly Condition[];
  /** The generation that the controller has looked at last. */
  readonly observedGeneration?: number;
  /** The controller has written a status. */
  readonly hasStatus: boolean;
  /** Opaque token of the annotation `reconcile.fluxcd.io/requestedAt`; not always a time. */
  readonly requestedAt?: string;
  /** The token whose run has *ended*; still the old one while it runs. */
  readonly lastHandledReconcileAt?: string;
  /** Flux never reconciles it nor writes a status: what exists is ready. */
  readonly isStatic: boolean;
  /** What all of that comes to. */
  readonly status: Status;
}

/** The base without what the judgement adds. @public */
export type CommonFields = Omit<FluxObjectBase, 'status' | 'isStatic'>;

// The fields read here are the same in every kind; Kustomization stands for all.
type RawObject = Untrusted<IKustomization>;

const VERSION = /^v\d+(?:(?:alpha|beta)\d+)?$/;

/** The object's own apiVersion, if it is one of its kind's group; else that of the list it came in. */
function readApiVersion(written: unknown, listed: string): string {
  const own = text(written) ?? '';
  const version = versionOf(own);
  const group = listed.slice(0, listed.lastIndexOf('/'));
  return own === `${group}/${version}` && VERSION.test(version) ? own : listed;
}

/** Whoever writes an ExternalArtifact may leave its spec out; all other kinds say nothing without theirs. */
function hasSpec(kind: FluxKind, spec: unknown): boolean {
  const isAbsent = spec === undefined || spec === null;
  return isRecord(spec) || (isAbsent && kind === 'ExternalArtifact');
}

/** What could be read of the common fields, and in words of the API what could not. @public */
export function readCommon(
  cluster: string,
  kind: FluxKind,
  listedApiVersion: string,
  object: Record<string, unknown>,
): { readonly fields: CommonFields; readonly problems: readonly string[] } {
  const raw: RawObject = object;
  const problems: string[] = [];
  const name = text(raw.metadata?.name);
  const namespace = text(raw.metadata?.namespace);
  if (name === undefined) problems.push('metadata.name is missing');
  if (namespace === undefined) problems.push('metadata.namespace is missing');
  if (!hasSpec(kind, object.spec)) problems.push('spec is not an object');
  const hasStatus = isRecord(object.status);
  if (!hasStatus && object.status !== undefined && object.status !== null) {
    problems.push('status is not an object');
  }
  const conditions = readConditions(raw.status?.conditions);
  if (conditions === undefined) {
    problems.push('status.conditions cannot be read');
  }
  const annotations = raw.metadata?.annotations;
  const fields: CommonFields = {
    key: keyOf({
      cluster,
      group: KINDS[kind].group,
      kind,
      namespace: namespace ?? '',
      name: name ?? '',
    }),
    cluster,
    group: KINDS[kind].group,
    apiVersion: readApiVersion(raw.apiVersion, listedApiVersion),
    namespace: namespace ?? '',
    name: name ?? '',
    uid: text(raw.metadata?.uid),
    resourceVersion: text(raw.metadata?.resourceVersion),
    generation: count(raw.metadata?.generation),
    createdAt: time(raw.metadata?.creationTimestamp),
    deletedAt: time(raw.metadata?.deletionTimestamp),
    suspended: raw.spec?.suspend === true,
    suspension: readSuspension(raw.metadata),
    suspendApplier: readSuspendApplier(raw.metadata),
    interval: text(raw.spec?.interval),
    conditions: conditions ?? [],
    observedGeneration: count(raw.status?.observedGeneration),
    hasStatus,
    requestedAt: text(annotations?.['reconcile.fluxcd.io/requestedAt']),
    lastHandledReconcileAt: text(raw.status?.lastHandledReconcileAt),
  };
  return { fields, problems };
}
