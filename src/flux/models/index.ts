import type { FluxKind } from '../kinds';
import type { HelmReleaseFields, KustomizationFields } from './appliers';
import type { FluxObjectBase } from './common';
import type {
  ImagePolicyFields,
  ImageRepositoryFields,
  ImageUpdateAutomationFields,
} from './images';
import type {
  BucketFields,
  ExternalArtifactFields,
  GitRepositoryFields,
  HelmChartFields,
  HelmRepositoryFields,
  OCIRepositoryFields,
} from './sources';

/** A GitRepository of Flux, as far as the cards and the actions need it. @public */
export type GitRepository = FluxObjectBase & GitRepositoryFields;
/** An OCIRepository of Flux, as far as the cards and the actions need it. @public */
export type OCIRepository = FluxObjectBase & OCIRepositoryFields;
/** A HelmRepository of Flux, as far as the cards and the actions need it. @public */
export type HelmRepository = FluxObjectBase & HelmRepositoryFields;
/** A HelmChart of Flux, as far as the cards and the actions need it. @public */
export type HelmChart = FluxObjectBase & HelmChartFields;
/** A Bucket of Flux, as far as the cards and the actions need it. @public */
export type Bucket = FluxObjectBase & BucketFields;
/** An ExternalArtifact of Flux, as far as the cards and the actions need it. @public */
export type ExternalArtifact = FluxObjectBase & ExternalArtifactFields;
/** A Kustomization of Flux, as far as the cards and the actions need it. @public */
export type Kustomization = FluxObjectBase & KustomizationFields;
/** A HelmRelease of Flux, as far as the cards and the actions need it. @public */
export type HelmRelease = FluxObjectBase & HelmReleaseFields;
/** An ImagePolicy of Flux, as far as the cards and the actions need it. @public */
export type ImagePolicy = FluxObjectBase & ImagePolicyFields;
/** An ImageRepository of Flux, as far as the cards and the actions need it. @public */
export type ImageRepository = FluxObjectBase & ImageRepositoryFields;
/** An ImageUpdateAutomation of Flux, as far as the cards and the actions need it. @public */
export type ImageUpdateAutomation = FluxObjectBase &
  ImageUpdateAutomationFields;

/** An object of a known kind that could be read. @public */
export type FluxObject =
  | GitRepository
  | OCIRepository
  | HelmRepository
  | HelmChart
  | Bucket
  | ExternalArtifact
  | Kustomization
  | HelmRelease
  | ImagePolicy
  | ImageRepository
  | ImageUpdateAutomation;

/** An object that is there and cannot be understood. It stays visible, with what could be read. @public */
export type UnreadableObject = FluxObjectBase & {
  readonly kind: FluxKind;
  /** What is wrong, in words of the API: `spec is not an object`. */
  readonly problems: readonly [string, ...string[]];
};

/** One row of a card. @public */
export type FluxResource = FluxObject | UnreadableObject;

/** Whether the object could be understood. @public */
export function isReadable(resource: FluxResource): resource is FluxObject {
  return !('problems' in resource);
}

export type { CommonFields, FluxObjectBase } from './common';
export { readCommon } from './common';
export type { ImageChoice, ImageReference } from './images';
export type { SourceTarget } from './sources';
