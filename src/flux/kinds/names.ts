/** The kinds that this plugin knows: those of Flux, and those that `flux.extraKinds` in app-config adds. @public */
export type FluxKind =
  | 'GitRepository'
  | 'OCIRepository'
  | 'HelmRepository'
  | 'HelmChart'
  | 'Bucket'
  | 'ExternalArtifact'
  | 'ArtifactGenerator'
  | 'Kustomization'
  | 'HelmRelease'
  | 'ImageRepository'
  | 'ImagePolicy'
  | 'ImageUpdateAutomation'
  | 'Alert'
  | 'Provider'
  | 'Receiver'
  | 'FluxInstance'
  | 'FluxReport'
  | 'ResourceSet'
  | 'ResourceSetInputProvider'
  | (string & {
      /** Marks names of the configuration for the compiler. No value has it. */
      readonly isExtraKind: true;
    });

/** Name of a kind that `flux.extraKinds` in app-config adds. */
export type ExtraKind = Extract<FluxKind, { readonly isExtraKind: true }>;

/** Name of a kind of Flux or of Flux Operator. */
export type OwnKind = Exclude<FluxKind, ExtraKind>;

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
] as const satisfies readonly OwnKind[];
