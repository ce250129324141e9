import type { ObjectRef } from '../ref';
import { Alert } from './Alert';
import { ArtifactGenerator } from './ArtifactGenerator';
import { Bucket } from './Bucket';
import type { KindDefinition, KindRole } from './definition';
import { ExternalArtifact } from './ExternalArtifact';
import { FluxInstance } from './FluxInstance';
import { FluxReport } from './FluxReport';
import { GitRepository } from './GitRepository';
import { HelmChart } from './HelmChart';
import { HelmRelease } from './HelmRelease';
import { HelmRepository } from './HelmRepository';
import { ImagePolicy } from './ImagePolicy';
import { ImageRepository } from './ImageRepository';
import { ImageUpdateAutomation } from './ImageUpdateAutomation';
import { Kustomization } from './Kustomization';
import { OCIRepository } from './OCIRepository';
import {
  FLUX_KINDS,
  type ExtraKind,
  type FluxKind,
  type OwnKind,
} from './names';
import { Provider } from './Provider';
import { Receiver } from './Receiver';
import { ResourceSet } from './ResourceSet';
import { ResourceSetInputProvider } from './ResourceSetInputProvider';

export {
  readExtraKinds,
  type ExtraKindProblem,
  type ExtraKinds,
} from './extraKinds';
export {
  FLUX_KINDS,
  type ExtraKind,
  type FluxKind,
  type OwnKind,
} from './names';
export {
  supports,
  type KindAnnotations,
  type KindDefinition,
  type KindRole,
  type Support,
} from './definition';

/**
 * The definitions of the plugin's own kinds: adding one is a file in this folder, a line here and its name in names.ts.
 */
export const KINDS: Readonly<Record<OwnKind, KindDefinition>> = {
  GitRepository,
  OCIRepository,
  HelmRepository,
  HelmChart,
  Bucket,
  ExternalArtifact,
  ArtifactGenerator,
  Kustomization,
  HelmRelease,
  ImageRepository,
  ImagePolicy,
  ImageUpdateAutomation,
  Alert,
  Provider,
  Receiver,
  FluxInstance,
  FluxReport,
  ResourceSet,
  ResourceSetInputProvider,
};

/** Returns the kinds of a role, in their usual order. */
export function kindsOf(role: KindRole): readonly FluxKind[] {
  return FLUX_KINDS.filter(kind => KINDS[kind].role === role);
}

/** The kinds of the app's configuration. They belong to the module, because an app has only one configuration. */
let extraKinds: ReadonlyMap<string, KindDefinition> = new Map();

/** Makes the kinds of the app's configuration known, in place of those before. */
export function setExtraKinds(
  kinds: ReadonlyMap<ExtraKind, KindDefinition>,
): void {
  extraKinds = kinds;
}

function isOwnKind(kind: string): kind is OwnKind {
  // Own names only, so `__proto__` is none.
  return Object.hasOwn(KINDS, kind);
}

/** Narrows any value to a known kind: one of the plugin's own, or of the app's configuration. */
export function isFluxKind(kind: unknown): kind is FluxKind {
  return typeof kind === 'string' && (isOwnKind(kind) || extraKinds.has(kind));
}

/** Returns the definition of a known kind. @throws for a kind that the app's configuration no longer has */
export function definitionOf(kind: FluxKind): KindDefinition {
  const definition = isOwnKind(kind) ? KINDS[kind] : extraKinds.get(kind);
  if (!definition) throw new Error(`"${kind}" is not in flux.extraKinds`);
  return definition;
}

/** Returns whether no controller reconciles objects of a kind on request, in any version. */
export const isNeverReconciled = (kind: FluxKind): boolean =>
  definitionOf(kind).reconcile === 'never';

/** A reference to an object of a known kind. All of them are namespaced. */
export interface FluxRef extends ObjectRef {
  readonly kind: FluxKind;
  readonly namespace: string;
}

/** Narrows a reference to one to a known kind. */
export function isFluxRef(ref: ObjectRef): ref is FluxRef {
  return (
    isFluxKind(ref.kind) &&
    definitionOf(ref.kind).group === ref.group &&
    ref.namespace !== undefined
  );
}

/** Returns the plural of a known kind, as URLs and roles name it; of any other kind, `undefined`. */
export function pluralOf(kind: string): string | undefined {
  return isFluxKind(kind) ? definitionOf(kind).plural : undefined;
}

/** Returns `v1` of `source.toolkit.fluxcd.io/v1`. */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.lastIndexOf('/') + 1);
}
