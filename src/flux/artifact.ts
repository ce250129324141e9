import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import { activityAt, type Activity } from './activity';
import { readRevision, type Revision } from './revision';
import { readTime, type Untrusted } from './untrusted';

/** Artifact that a source stores for its appliers. @public */
export interface Artifact {
  /** Absent until the first fetch. */
  readonly revision?: Revision;
  /** RFC 3339: when the latest artifact was stored, not when the source was last checked. */
  readonly lastUpdateTime?: string;
}

// All sources share fluxcd/pkg apis/meta Artifact.
type RawArtifact = NonNullable<Untrusted<IGitRepository>['status']>['artifact'];

/** Reads a source's artifact; an empty one until the first fetch. */
export function readArtifact(raw: RawArtifact): Artifact {
  return {
    revision: readRevision(raw?.revision),
    lastUpdateTime: readTime(raw?.lastUpdateTime),
  };
}

/** Returns when the artifact was stored. */
export function artifactActivity({
  lastUpdateTime,
}: Artifact): Activity | undefined {
  return activityAt('artifactStored', lastUpdateTime);
}
