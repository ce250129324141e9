import type { KubernetesObject } from '../../cluster/types';

/** Returns a reference from an object in `namespace` to another; includes the namespace only if it differs. */
export function referenceTo(
  { kind, metadata }: KubernetesObject,
  namespace: string,
): Record<string, unknown> {
  return {
    kind,
    name: metadata.name,
    ...(metadata.namespace !== namespace && { namespace: metadata.namespace }),
  };
}

/** Revision and digest of an artifact. */
export interface ArtifactFacts {
  readonly revision: string;
  readonly digest: string;
}

/** Returns the revision and digest of a source's artifact, if it has one. */
export function artifactOf(
  source: KubernetesObject,
): ArtifactFacts | undefined {
  const artifact = source.status?.artifact;
  if (typeof artifact !== 'object' || artifact === null) return undefined;
  if (!('revision' in artifact) || !('digest' in artifact)) return undefined;
  const { revision, digest } = artifact;
  return typeof revision === 'string' && typeof digest === 'string'
    ? { revision, digest }
    : undefined;
}
