import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import { activityAt, type Activity } from './activity';
import { readRevision, type Revision } from './revision';
import {
  isPresent,
  isRecord,
  readString,
  readTime,
  type Untrusted,
} from './untrusted';

/** The commit that an artifact was made from, as those who pushed it say. */
export interface ArtifactOrigin {
  /** URL of the repository. */
  readonly url?: string;
  readonly revision: Revision;
}

/** Artifact that a source stores for its appliers. */
export interface Artifact {
  /** Something is stored. Without a revision, it cannot be read which. */
  readonly isStored: boolean;
  readonly revision?: Revision;
  /** RFC 3339: when the latest artifact was stored, not when the source was last checked. */
  readonly lastUpdateTime?: string;
  /** For OCI artifacts whose annotations name it. */
  readonly origin?: ArtifactOrigin;
  /** An applier has come to another revision since the source was read: nothing can be compared with this one. */
  readonly isOutdated?: true;
}

// All sources share fluxcd/pkg apis/meta Artifact.
type RawArtifact = NonNullable<Untrusted<IGitRepository>['status']>['artifact'];

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Reads the origin from the annotations of an OCI artifact. `flux push artifact` writes `main@sha1:…`; other tools write
 * the commit alone.
 */
function readOrigin(metadata: unknown): ArtifactOrigin | undefined {
  if (!isRecord(metadata)) return undefined;
  const written = readString(metadata['org.opencontainers.image.revision']);
  if (written === undefined) return undefined;
  const revision = readRevision(
    COMMIT.test(written) ? `sha1:${written}` : written,
  );
  const url = readString(metadata['org.opencontainers.image.source']);
  return revision && { url, revision };
}

/** Reads a source's artifact; an empty one until the first fetch. */
export function readArtifact(raw: RawArtifact): Artifact {
  return {
    isStored: isPresent(raw),
    revision: readRevision(raw?.revision),
    lastUpdateTime: readTime(raw?.lastUpdateTime),
    origin: readOrigin(raw?.metadata),
  };
}

/** Returns when the artifact was stored. */
export function artifactActivity({
  lastUpdateTime,
}: Artifact): Activity | undefined {
  return activityAt('artifactStored', lastUpdateTime);
}
