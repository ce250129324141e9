import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { isRecord, readList, readTime, type Untrusted } from './untrusted';

type RawMetadata = Untrusted<IKustomization>['metadata'];

/** Times of the last changes of an object, by Kubernetes' own record; absent where that was removed. */
export interface Writes {
  /** RFC 3339. */
  readonly spec?: string;
  /** RFC 3339. */
  readonly status?: string;
}

/** Returns the later of two RFC 3339 times. */
export function later(
  one: string | undefined,
  other: string | undefined,
): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one) > Date.parse(other) ? one : other;
}

/**
 * Reads from `metadata.managedFields` when spec and status were last written. Kubernetes moves the time of an entry each
 * time that its manager changes a field.
 */
export function readWrites(metadata: RawMetadata): Writes {
  let spec: string | undefined;
  let status: string | undefined;
  for (const entry of readList(metadata?.managedFields)) {
    const time = readTime(entry?.time);
    const fields: unknown = entry?.fieldsV1;
    if (!isRecord(fields)) continue;
    if (entry?.subresource === 'status') status = later(status, time);
    else if ('f:spec' in fields) spec = later(spec, time);
  }
  return { spec, status };
}
