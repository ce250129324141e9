import type { IBucket } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/Bucket';
import type { IExternalArtifact } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/ExternalArtifact';
import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import type { IHelmChart } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmChart';
import type { IHelmRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository';
import type { IOCIRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository';
import { readArtifact, type Artifact } from '../artifact';
import { readReference, type ObjectReference } from '../references';
import { text, type Untrusted } from '../untrusted';
import {
  ociVerifier,
  verificationOf,
  type Verification,
} from '../verification';
import type { CommonFields } from './common';

/** What a source is set to follow, by Flux's precedence: the field that wins, and its value. @public */
export interface SourceTarget {
  readonly by: 'commit' | 'name' | 'semver' | 'tag' | 'branch' | 'digest';
  readonly value: string;
}

/** The first of these fields that is set, in Flux's order of precedence. */
function firstTarget(
  fields: readonly (readonly [SourceTarget['by'], unknown])[],
): SourceTarget | undefined {
  for (const [by, raw] of fields) {
    const value = text(raw);
    if (value !== undefined) return { by, value };
  }
  return undefined;
}

/** What only a GitRepository has. */
export interface GitRepositoryFields {
  readonly kind: 'GitRepository';
  readonly url?: string;
  readonly target: SourceTarget;
  readonly artifact?: Artifact;
  readonly verification?: Verification;
}

/** Precedence and default after gitrepositories.md: commit, name, semver, tag, branch; else `master`. */
export function readGitRepository(
  raw: Untrusted<IGitRepository>,
  common: CommonFields,
): GitRepositoryFields {
  const ref = raw.spec?.ref;
  return {
    kind: 'GitRepository',
    url: text(raw.spec?.url),
    target: firstTarget([
      ['commit', ref?.commit],
      ['name', ref?.name],
      ['semver', ref?.semver],
      ['tag', ref?.tag],
      ['branch', ref?.branch],
    ]) ?? { by: 'branch', value: 'master' },
    artifact: readArtifact(raw.status?.artifact),
    verification: verificationOf(
      raw.spec?.verify ? 'PGP' : undefined,
      common.conditions,
    ),
  };
}

/** What only an OCIRepository has. */
export interface OCIRepositoryFields {
  readonly kind: 'OCIRepository';
  readonly url?: string;
  readonly target: SourceTarget;
  readonly artifact?: Artifact;
  readonly verification?: Verification;
}

/** Precedence and default after ocirepositories.md: digest, semver, tag; else `latest`. */
export function readOCIRepository(
  raw: Untrusted<IOCIRepository>,
  common: CommonFields,
): OCIRepositoryFields {
  const ref = raw.spec?.ref;
  return {
    kind: 'OCIRepository',
    url: text(raw.spec?.url),
    target: firstTarget([
      ['digest', ref?.digest],
      ['semver', ref?.semver],
      ['tag', ref?.tag],
    ]) ?? { by: 'tag', value: 'latest' },
    artifact: readArtifact(raw.status?.artifact),
    verification: verificationOf(
      ociVerifier(raw.spec?.verify),
      common.conditions,
    ),
  };
}

/** What only a HelmRepository has. One of type `oci` is static: Flux empties its status. */
export interface HelmRepositoryFields {
  readonly kind: 'HelmRepository';
  readonly type: 'default' | 'oci';
  readonly url?: string;
  readonly artifact?: Artifact;
}

export function readHelmRepository(
  raw: Untrusted<IHelmRepository>,
): HelmRepositoryFields {
  return {
    kind: 'HelmRepository',
    type: raw.spec?.type === 'oci' ? 'oci' : 'default',
    url: text(raw.spec?.url),
    artifact: readArtifact(raw.status?.artifact),
  };
}

/** What only a HelmChart has. */
export interface HelmChartFields {
  readonly kind: 'HelmChart';
  readonly chart?: string;
  readonly version?: string;
  readonly sourceRef?: ObjectReference;
  readonly artifact?: Artifact;
  readonly verification?: Verification;
}

/** Its sourceRef has no namespace: the source lives beside it. */
export function readHelmChart(
  raw: Untrusted<IHelmChart>,
  common: CommonFields,
): HelmChartFields {
  return {
    kind: 'HelmChart',
    chart: text(raw.spec?.chart),
    version: text(raw.spec?.version),
    sourceRef: readReference(raw.spec?.sourceRef, {
      namespace: common.namespace,
    }),
    artifact: readArtifact(raw.status?.artifact),
    verification: verificationOf(
      ociVerifier(raw.spec?.verify),
      common.conditions,
    ),
  };
}

/** What only a Bucket has. */
export interface BucketFields {
  readonly kind: 'Bucket';
  readonly bucketName?: string;
  readonly endpoint?: string;
  readonly artifact?: Artifact;
}

export function readBucket(raw: Untrusted<IBucket>): BucketFields {
  return {
    kind: 'Bucket',
    bucketName: text(raw.spec?.bucketName),
    endpoint: text(raw.spec?.endpoint),
    artifact: readArtifact(raw.status?.artifact),
  };
}

/** What only an ExternalArtifact has. */
export interface ExternalArtifactFields {
  readonly kind: 'ExternalArtifact';
  readonly sourceRef?: ObjectReference;
  readonly artifact?: Artifact;
}

export function readExternalArtifact(
  raw: Untrusted<IExternalArtifact>,
  common: CommonFields,
): ExternalArtifactFields {
  return {
    kind: 'ExternalArtifact',
    sourceRef: readReference(raw.spec?.sourceRef, {
      namespace: common.namespace,
    }),
    artifact: readArtifact(raw.status?.artifact),
  };
}
