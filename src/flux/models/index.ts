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

export type GitRepository = FluxObjectBase & GitRepositoryFields;
export type OCIRepository = FluxObjectBase & OCIRepositoryFields;
export type HelmRepository = FluxObjectBase & HelmRepositoryFields;
export type HelmChart = FluxObjectBase & HelmChartFields;
export type Bucket = FluxObjectBase & BucketFields;
export type ExternalArtifact = FluxObjectBase & ExternalArtifactFields;
export type Kustomization = FluxObjectBase & KustomizationFields;
export type HelmRelease = FluxObjectBase & HelmReleaseFields;
export type ImagePolicy = FluxObjectBase & ImagePolicyFields;
export type ImageRepository = FluxObjectBase & ImageRepositoryFields;
export type ImageUpdateAutomation = FluxObjectBase &
  ImageUpdateAutomationFields;

/** An object of a known kind that could be read. */
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

/** An object that is there and cannot be understood. It stays visible, with what could be read. */
export type UnreadableObject = FluxObjectBase & {
  readonly kind: FluxKind;
  /** What is wrong, in words of the API: `spec is not an object`. */
  readonly problems: readonly [string, ...string[]];
};

/** One row of a card. */
export type FluxResource = FluxObject | UnreadableObject;

/** Whether the object could be understood. */
export function isReadable(resource: FluxResource): resource is FluxObject {
  return !('problems' in resource);
}

export type { CommonFields, FluxObjectBase } from './common';
export { readCommon, resourceKey } from './common';
export type { ImageChoice, ImageReference } from './images';
export type { SourceTarget } from './sources';
