import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { readList, readString, type Untrusted } from './untrusted';

type RawMetadata = Untrusted<IKustomization>['metadata'];

/** A field manager of an object, and the version of the API at which it last wrote the object. */
export interface VersionWrite {
  /** `kustomize-controller`. */
  readonly manager: string;
  /** `<group>/<version>`. */
  readonly apiVersion: string;
}

/**
 * Reads from `metadata.managedFields` who last wrote the object at other versions than the one it was read at. Kubernetes
 * keeps such an entry until that manager writes the same fields again, or `flux migrate` rewrites it.
 *
 * @returns `undefined` where there are none, as in nearly all objects
 */
export function readOtherVersions(
  metadata: RawMetadata,
  apiVersion: string,
): readonly VersionWrite[] | undefined {
  let found: VersionWrite[] | undefined;
  for (const entry of readList(metadata?.managedFields)) {
    const written: unknown = entry?.apiVersion;
    if (written === apiVersion) continue;
    const own = readString(written);
    const manager = readString(entry?.manager);
    if (own === undefined || manager === undefined) continue;
    const group = apiVersion.slice(0, apiVersion.lastIndexOf('/') + 1);
    if (!own.startsWith(group)) continue;
    const isKnown = found?.some(
      each => each.manager === manager && each.apiVersion === own,
    );
    if (!isKnown) (found ??= []).push({ manager, apiVersion: own });
  }
  return found;
}
