import type { KubernetesObject } from '../../cluster/types';

/** How an object of `namespace` names another: the namespace only where it differs. */
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

/** What a source's artifact holds. */
export interface ArtifactFacts {
  readonly revision: string;
  readonly digest: string;
}

/** The revision and the digest of a source's artifact, if it has one. */
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
