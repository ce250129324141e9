import type { CommonFields } from '../common';
import type { Facets } from '../facets';

/**
 * Tells whether a controller acts on a feature: always, never, or only where the object is served at one of these
 * versions. An older version means an older controller, which does not know the feature.
 */
export type Support = 'always' | 'never' | readonly string[];

/**
 * Role of a kind: it fetches something (`source`), applies it (`applier`), follows images (`image`), tells Flux or
 * others what happened (`notification`), or makes Flux's objects and Flux itself (`generator`). A kind that is not one of
 * Flux, so that nothing is known of it beyond its conditions, is `other`.
 */
export type KindRole =
  'source' | 'applier' | 'image' | 'notification' | 'generator' | 'other';

/** Annotations that stand in for fields of the spec, in kinds that have no such fields. */
export interface KindAnnotations {
  /** Pauses the object while its value is `disabled`, in any case; in place of `spec.suspend`. */
  readonly pause: string;
  /** Holds how often the object is reconciled; in place of `spec.interval`. */
  readonly interval?: string;
  /** Holds for how long a run may go on; in place of `spec.timeout`. */
  readonly timeout?: string;
}

/**
 * All that the plugin knows of one kind. Versions are those that Flux 2.0 to 2.9 served; none of them works on every
 * release, so they are negotiated per cluster (see `api/`).
 */
export interface KindDefinition {
  readonly group: string;
  readonly plural: string;
  /** Name in `flux reconcile`, `suspend` and `resume`; absent where these commands do not know the kind. */
  readonly cli?: string;
  /** `flux reconcile` has a flag `--with-source` for it. */
  readonly cliWithSource?: boolean;
  /** Newest first. */
  readonly versions: readonly [string, ...string[]];
  readonly role: KindRole;
  /** Controller that reconciles it, by the name of its Deployment; absent where none does. */
  readonly controller?: string;
  /** Label by which the controller's Pods have that name. Default: `app`, as in Flux's own manifests. */
  readonly controllerLabel?: string;
  /** Honours `spec.suspend`, or the annotation that stands in for it. */
  readonly suspend: Support;
  readonly annotations?: KindAnnotations;
  /** Go duration: how often its controller reconciles an object that does not say how often. */
  readonly defaultInterval?: string;
  /** Honours the annotation `reconcile.fluxcd.io/requestedAt`. */
  readonly reconcile: Support;
  /** Honours the annotations `reconcile.fluxcd.io/forceAt` and `reconcile.fluxcd.io/resetAt`. */
  readonly force: Support;
  /** A request is skipped outside the object's schedule unless it forces the run, as Flux Operator's own interface does. */
  readonly hasSchedule?: true;
  /** Type of the condition that stands for Ready. */
  readonly readyCondition?: string;
  /** Prefix of the labels `<prefix>/name` and `<prefix>/namespace` that it gives to all that it applies. */
  readonly ownerLabels?: string;
  /** Objects without a `spec` are valid. */
  readonly isSpecOptional?: boolean;
  /** Most installations of Flux do not have it: a cluster that lacks it, or the permission to read it, lacks nothing. */
  readonly isOptional?: boolean;
  /** Removes secrets from the messages of conditions, where a controller writes any. */
  readonly redact?: (message: string) => string;
  /** Reads untrusted JSON into facets. Never throws: what cannot be read is left out. */
  readonly read: (
    object: Record<string, unknown>,
    common: CommonFields,
  ) => Facets;
}

/** Checks the definition of a kind. */
export function defineKind(definition: KindDefinition): KindDefinition {
  return definition;
}

/** Returns whether `support` holds for an object that was read at `version`. */
export function supports(support: Support, version: string): boolean {
  if (typeof support === 'string') return support === 'always';
  return support.includes(version);
}

/** API group of all sources. */
export const SOURCE_GROUP = 'source.toolkit.fluxcd.io';

/** Fields that the definitions of sources share. */
export const SOURCE = {
  group: SOURCE_GROUP,
  role: 'source',
  controller: 'source-controller',
  suspend: 'always',
  reconcile: 'always',
  force: 'never',
} as const;

/** API group of Flux Operator. */
export const OPERATOR_GROUP = 'fluxcd.controlplane.io';

/** Fields that the definitions of Flux Operator's kinds share. */
export const OPERATOR = {
  group: OPERATOR_GROUP,
  versions: ['v1'],
  role: 'generator',
  controller: 'flux-operator',
  // By its Helm chart.
  controllerLabel: 'app.kubernetes.io/name',
  suspend: 'always',
  reconcile: 'always',
  force: 'never',
  annotations: {
    pause: `${OPERATOR_GROUP}/reconcile`,
    interval: `${OPERATOR_GROUP}/reconcileEvery`,
    timeout: `${OPERATOR_GROUP}/reconcileTimeout`,
  },
  isOptional: true,
} as const;

/** Fields that the definitions of image kinds share. */
export const IMAGE = {
  group: 'image.toolkit.fluxcd.io',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  role: 'image',
  controller: 'image-reflector-controller',
  suspend: 'always',
  reconcile: 'always',
  force: 'never',
} as const;
