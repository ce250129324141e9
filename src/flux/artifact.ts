import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import { parseRevision, type Revision } from './revision';
import { text, time, type Untrusted } from './untrusted';

/** What a source holds ready for its appliers. @public */
export interface Artifact {
  readonly revision?: Revision;
  /** RFC 3339: when a new artifact was stored last; not when it was last looked for. */
  readonly lastUpdateTime?: string;
}

// All sources share fluxcd/pkg apis/meta Artifact.
type RawArtifact = NonNullable<Untrusted<IGitRepository>['status']>['artifact'];

/** Absent until the first fetch, and always for HelmRepositories of type oci. */
export function readArtifact(raw: RawArtifact): Artifact | undefined {
  if (raw === undefined || raw === null) return undefined;
  const revision = text(raw.revision);
  return {
    revision: revision === undefined ? undefined : parseRevision(revision),
    lastUpdateTime: time(raw.lastUpdateTime),
  };
}
