import type { IImagePolicy } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImagePolicy';
import type { IImagePolicy as IImagePolicyV1beta1 } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1beta1/ImagePolicy';
import type { CommonFields } from '../common';
import type { Facets, ImageChoice, ImageReference } from '../facets';
import { edgesTo, readReference } from '../references';
import { isPresent, readString, type Untrusted } from '../untrusted';
import { defineKind, IMAGE } from './definition';

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
    const range = readString(policy.semver.range);
    return range === undefined ? undefined : { by: 'semver', value: range };
  }
  if (policy?.alphabetical) {
    const value = readString(policy.alphabetical.order) ?? 'asc';
    return { by: 'alphabetical', value };
  }
  if (policy?.numerical) {
    const value = readString(policy.numerical.order) ?? 'asc';
    return { by: 'numerical', value };
  }
  return undefined;
}

/** Splits `host:5000/name:tag@digest`: the tag follows the last colon after the last slash. */
function splitImage(image: string): ImageReference | undefined {
  const [reference = '', digest] = image.split('@');
  const colon = reference.lastIndexOf(':');
  const name = reference.slice(0, colon);
  const tag = reference.slice(colon + 1);
  if (colon <= reference.lastIndexOf('/') || name === '' || tag === '')
    return undefined;
  return { name, tag, digest: readString(digest) };
}

function readLatest(
  status: RawImagePolicy['status'],
): ImageReference | undefined {
  const name = readString(status?.latestRef?.name);
  const tag = readString(status?.latestRef?.tag);
  if (name !== undefined && tag !== undefined) {
    return { name, tag, digest: readString(status?.latestRef?.digest) };
  }
  const image = readString(status?.latestImage);
  return image === undefined ? undefined : splitImage(image);
}

function read(raw: RawImagePolicy, common: CommonFields): Facets {
  return {
    image: {
      choice: readChoice(raw.spec?.policy),
      hasChosen:
        isPresent(raw.status?.latestRef) ||
        readString(raw.status?.latestImage) !== undefined,
      latest: readLatest(raw.status),
    },
    edges: edgesTo(
      'image',
      readReference(raw.spec?.imageRepositoryRef, {
        from: common,
        group: IMAGE.group,
        kind: 'ImageRepository',
      }),
    ),
  };
}

export const ImagePolicy = defineKind({
  ...IMAGE,
  plural: 'imagepolicies',
  cli: 'image policy',
  // spec.suspend and requestedAt came to ImagePolicy with v1 (Flux 2.7).
  suspend: ['v1'],
  reconcile: ['v1'],
  read,
});
