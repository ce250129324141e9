/**
 * Names of the kinds, in the order in which everything lists them. Apart from the definitions, because an app reads the
 * names when it starts, and the definitions when a card is first shown.
 */
export const FLUX_KINDS = [
  'GitRepository',
  'OCIRepository',
  'HelmRepository',
  'HelmChart',
  'Bucket',
  'ExternalArtifact',
  'ArtifactGenerator',
  'Kustomization',
  'HelmRelease',
  'ImageRepository',
  'ImagePolicy',
  'ImageUpdateAutomation',
  'Alert',
  'Provider',
  'Receiver',
  'FluxInstance',
  'FluxReport',
  'ResourceSet',
  'ResourceSetInputProvider',
] as const;

/** Name of a kind of Flux or of Flux Operator. @public */
export type OwnKind = (typeof FLUX_KINDS)[number];

declare const EXTRA: unique symbol;

/** Name of a kind that `flux.extraKinds` in app-config adds. @public */
export type ExtraKind = string & { readonly [EXTRA]: true };

/** The kinds that this plugin knows. @public */
export type FluxKind = OwnKind | ExtraKind;
