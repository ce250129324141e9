import type { ObjectRef } from './ref';

/**
 * THE table of kinds. A new kind is one entry here, its model in `models/`, and its columns.
 *
 * Versions are those that Flux 2.0 to 2.9 served, newest first; none of them works on every release, so they are
 * negotiated per cluster (see `api/`).
 */

/**
 * Whether the controller acts on a feature: always, never, or only where the object is served at one of these
 * versions (an older version means an older controller, which does not know the feature).
 *
 * @public
 */
export type Support = 'always' | 'never' | readonly string[];

/**
 * What a kind is for: it brings something in (`source`), applies it (`applier`), or follows images (`image`).
 *
 * @public
 */
export type KindRole = 'source' | 'applier' | 'image';

/** One line of the table of kinds. @public */
export interface KindLine {
  readonly group: string;
  readonly plural: string;
  /** As `flux reconcile`, `suspend` and `resume` name it; absent where they do not know it. */
  readonly cli?: string;
  /** Newest first. */
  readonly versions: readonly [string, ...string[]];
  readonly role: KindRole;
  /** Honours `spec.suspend`. */
  readonly suspend: Support;
  /** Honours the annotation `reconcile.fluxcd.io/requestedAt`. */
  readonly reconcile: Support;
  /** Honours the annotations `reconcile.fluxcd.io/forceAt` and `reconcile.fluxcd.io/resetAt`. */
  readonly force: Support;
}

const source = {
  group: 'source.toolkit.fluxcd.io',
  role: 'source',
  suspend: 'always',
  reconcile: 'always',
  force: 'never',
} as const;

const image = {
  group: 'image.toolkit.fluxcd.io',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  role: 'image',
  suspend: 'always',
  reconcile: 'always',
  force: 'never',
} as const;

const TABLE = {
  GitRepository: {
    ...source,
    plural: 'gitrepositories',
    cli: 'source git',
    versions: ['v1', 'v1beta2', 'v1beta1'],
  },
  OCIRepository: {
    ...source,
    plural: 'ocirepositories',
    cli: 'source oci',
    versions: ['v1', 'v1beta2'],
  },
  // One of `type: oci` is static: see `isStatic` of its model.
  HelmRepository: {
    ...source,
    plural: 'helmrepositories',
    cli: 'source helm',
    versions: ['v1', 'v1beta2', 'v1beta1'],
  },
  HelmChart: {
    ...source,
    plural: 'helmcharts',
    cli: 'source chart',
    versions: ['v1', 'v1beta2', 'v1beta1'],
  },
  Bucket: {
    ...source,
    plural: 'buckets',
    cli: 'source bucket',
    versions: ['v1', 'v1beta2', 'v1beta1'],
  },
  // Written by third parties; nothing in Flux reconciles it, and it has no spec.suspend.
  ExternalArtifact: {
    ...source,
    plural: 'externalartifacts',
    versions: ['v1'],
    suspend: 'never',
    reconcile: 'never',
  },
  Kustomization: {
    group: 'kustomize.toolkit.fluxcd.io',
    plural: 'kustomizations',
    cli: 'kustomization',
    versions: ['v1', 'v1beta2', 'v1beta1'],
    role: 'applier',
    suspend: 'always',
    reconcile: 'always',
    force: 'never',
  },
  HelmRelease: {
    group: 'helm.toolkit.fluxcd.io',
    plural: 'helmreleases',
    cli: 'helmrelease',
    versions: ['v2', 'v2beta2', 'v2beta1'],
    role: 'applier',
    suspend: 'always',
    reconcile: 'always',
    // forceAt and resetAt exist since Flux 2.2, the first to serve v2beta2.
    force: ['v2', 'v2beta2'],
  },
  ImageRepository: {
    ...image,
    plural: 'imagerepositories',
    cli: 'image repository',
  },
  // spec.suspend and requestedAt came to ImagePolicy with v1 (Flux 2.7).
  ImagePolicy: {
    ...image,
    plural: 'imagepolicies',
    cli: 'image policy',
    suspend: ['v1'],
    reconcile: ['v1'],
  },
  ImageUpdateAutomation: {
    ...image,
    plural: 'imageupdateautomations',
    cli: 'image update',
  },
} as const satisfies Record<string, KindLine>;

/** The kinds that this plugin knows. @public */
export type FluxKind = keyof typeof TABLE;

/** A reference to an object of a kind of the table. All of them are namespaced. @public */
export interface FluxRef extends ObjectRef {
  readonly kind: FluxKind;
  readonly namespace: string;
}

/** The table of kinds. @public */
export const KINDS: Readonly<Record<FluxKind, KindLine>> = TABLE;

/** Every kind, in the order of the table. @public */
export const FLUX_KINDS = Object.keys(TABLE) as readonly FluxKind[];

/** Narrows any text to a kind of the table (own names only, so `__proto__` is none). @public */
export function isFluxKind(kind: unknown): kind is FluxKind {
  return typeof kind === 'string' && Object.hasOwn(TABLE, kind);
}

/** Returns the plural of a kind of the table, as URLs and roles name it; of any other kind, `undefined`. */
export function pluralOf(kind: string): string | undefined {
  return isFluxKind(kind) ? KINDS[kind].plural : undefined;
}

/** Whether `support` holds for an object that was read at `version`. */
export function supports(support: Support, version: string): boolean {
  if (typeof support === 'string') return support === 'always';
  return support.includes(version);
}

/** `source.toolkit.fluxcd.io/v1` gives `v1`. @public */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.lastIndexOf('/') + 1);
}
