import type { IImagePolicy } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImagePolicy';
import type { IImagePolicy as IImagePolicyV1beta1 } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1beta1/ImagePolicy';
import type { IImageRepository } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageRepository';
import type { IImageUpdateAutomation } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageUpdateAutomation';
import { readReference, type ObjectReference } from '../references';
import { parseRevision, type Revision } from '../revision';
import { count, text, time, type Untrusted } from '../untrusted';
import type { CommonFields } from './common';

/** How an ImagePolicy chooses among tags. @public */
export interface ImageChoice {
  readonly by: 'semver' | 'alphabetical' | 'numerical';
  /** The range of `semver`, else the order: `asc` (Flux's default) or `desc`. */
  readonly value: string;
}

/** An image that a policy chose. @public */
export interface ImageReference {
  readonly name: string;
  readonly tag: string;
  /** `sha256:…`, where the policy reflects digests (Flux 2.6 and later). */
  readonly digest?: string;
}

/** What only an ImagePolicy has. */
export interface ImagePolicyFields {
  readonly kind: 'ImagePolicy';
  readonly choice?: ImageChoice;
  readonly imageRepositoryRef?: ObjectReference;
  readonly latest?: ImageReference;
}

// `latestImage: "name:tag"` until Flux 2.5, `latestRef` since 2.6 (upstream's docs call its `name` field `image`).
type RawImagePolicy = Untrusted<IImagePolicy> & {
  readonly status?: Pick<
    NonNullable<Untrusted<IImagePolicyV1beta1>['status']>,
    'latestImage'
  >;
};

function readChoice(
  policy: NonNullable<RawImagePolicy['spec']>['policy'],
): ImageChoice | undefined {
  if (policy?.semver) {
    const range = text(policy.semver.range);
    return range === undefined ? undefined : { by: 'semver', value: range };
  }
  if (policy?.alphabetical) {
    return {
      by: 'alphabetical',
      value: text(policy.alphabetical.order) ?? 'asc',
    };
  }
  if (policy?.numerical) {
    return { by: 'numerical', value: text(policy.numerical.order) ?? 'asc' };
  }
  return undefined;
}

/** `host:5000/name:tag@digest`: the tag stands behind the last colon that follows the last slash. */
function splitImage(image: string): ImageReference | undefined {
  const [reference = '', digest] = image.split('@');
  const colon = reference.lastIndexOf(':');
  const name = reference.slice(0, colon);
  const tag = reference.slice(colon + 1);
  if (colon <= reference.lastIndexOf('/') || name === '' || tag === '')
    return undefined;
  return { name, tag, digest: text(digest) };
}

function readLatest(
  status: RawImagePolicy['status'],
): ImageReference | undefined {
  const name = text(status?.latestRef?.name);
  const tag = text(status?.latestRef?.tag);
  if (name !== undefined && tag !== undefined) {
    return { name, tag, digest: text(status?.latestRef?.digest) };
  }
  const image = text(status?.latestImage);
  return image === undefined ? undefined : splitImage(image);
}

export function readImagePolicy(
  raw: RawImagePolicy,
  common: CommonFields,
): ImagePolicyFields {
  return {
    kind: 'ImagePolicy',
    choice: readChoice(raw.spec?.policy),
    imageRepositoryRef: readReference(raw.spec?.imageRepositoryRef, {
      kind: 'ImageRepository',
      namespace: common.namespace,
    }),
    latest: readLatest(raw.status),
  };
}

/** What only an ImageRepository has. */
export interface ImageRepositoryFields {
  readonly kind: 'ImageRepository';
  readonly image?: string;
  readonly tagCount?: number;
  /** RFC 3339. */
  readonly lastScanAt?: string;
}

export function readImageRepository(
  raw: Untrusted<IImageRepository>,
): ImageRepositoryFields {
  const scan = raw.status?.lastScanResult;
  return {
    kind: 'ImageRepository',
    image: text(raw.spec?.image),
    tagCount: count(scan?.tagCount),
    lastScanAt: time(scan?.scanTime),
  };
}

/** What only an ImageUpdateAutomation has. */
export interface ImageUpdateAutomationFields {
  readonly kind: 'ImageUpdateAutomation';
  readonly sourceRef?: ObjectReference;
  /** Bare commit hash; absent until the first push. */
  readonly lastPushCommit?: string;
  /** RFC 3339. */
  readonly lastPushAt?: string;
  /** RFC 3339. */
  readonly lastRunAt?: string;
  readonly sourceRevision?: Revision;
}

export function readImageUpdateAutomation(
  raw: Untrusted<IImageUpdateAutomation>,
  common: CommonFields,
): ImageUpdateAutomationFields {
  const observed = text(raw.status?.observedSourceRevision);
  return {
    kind: 'ImageUpdateAutomation',
    sourceRef: readReference(raw.spec?.sourceRef, {
      kind: 'GitRepository',
      namespace: common.namespace,
    }),
    lastPushCommit: text(raw.status?.lastPushCommit),
    lastPushAt: time(raw.status?.lastPushTime),
    lastRunAt: time(raw.status?.lastAutomationRunTime),
    sourceRevision:
      observed === undefined ? undefined : parseRevision(observed),
  };
}
