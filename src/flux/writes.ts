import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { isRecord, readList, readTime, type Untrusted } from './untrusted';

type RawMetadata = Untrusted<IKustomization>['metadata'];

/** Times of the last changes of an object, by Kubernetes' own record; absent where that was removed. */
export interface Writes {
  /** RFC 3339. */
  readonly spec?: string;
  /** RFC 3339. */
  readonly status?: string;
  /** RFC 3339: of the annotation that asks for a run. */
  readonly request?: string;
}

/** Annotation that asks a controller of Flux for a run; its value is an opaque token. */
export const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

/** Returns whether an entry owns the annotation that asks for a run. */
function ownsRequest(fields: Record<string, unknown>): boolean {
  const metadata = fields['f:metadata'];
  const annotations = isRecord(metadata) && metadata['f:annotations'];
  return isRecord(annotations) && `f:${REQUESTED_AT}` in annotations;
}

/** Length of a time as Kubernetes writes nearly all: `2026-11-27T14:05:09Z`. The texts of two such are in order of time. */
const USUAL_LENGTH = 20;

/** Returns the later of two RFC 3339 times. */
export function later(
  one: string | undefined,
  other: string | undefined,
): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.length === USUAL_LENGTH && other.length === USUAL_LENGTH)
    return one > other ? one : other;
  return Date.parse(one) > Date.parse(other) ? one : other;
}

/**
 * Reads from `metadata.managedFields` when spec, status and the request for a run were last written. Kubernetes moves the
 * time of an entry each time that its manager changes a field, so none of these times is too early.
 */
export function readWrites(metadata: RawMetadata): Writes {
  let spec: string | undefined;
  let status: string | undefined;
  let request: string | undefined;
  for (const entry of readList(metadata?.managedFields)) {
    const time = readTime(entry?.time);
    const fields: unknown = entry?.fieldsV1;
    if (!isRecord(fields)) continue;
    if (ownsRequest(fields)) request = later(request, time);
    if (entry?.subresource === 'status') status = later(status, time);
    else if ('f:spec' in fields) spec = later(spec, time);
  }
  return { spec, status, request };
}
