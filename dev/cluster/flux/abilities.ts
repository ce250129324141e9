import type { FluxRelease, KubernetesObject } from '../types';
import { isAtLeast } from '../releases';
import { isOci } from './sources';

/** Objects that no controller of the release reconciles: they are data for others. */
export function isStatic(
  object: KubernetesObject,
  release: FluxRelease,
): boolean {
  switch (object.kind) {
    case 'ExternalArtifact':
      return true;
    case 'Alert':
    case 'Provider':
      return isAtLeast(release, '2.2');
    default:
      return isOci(object) && isAtLeast(release, '2.2');
  }
}

/** ImagePolicies learned to be reconciled on request, and to be suspended, in Flux 2.7. */
export function answersRequests(
  object: KubernetesObject,
  release: FluxRelease,
): boolean {
  return object.kind !== 'ImagePolicy' || isAtLeast(release, '2.7');
}

export function isSuspended(
  object: KubernetesObject,
  release: FluxRelease,
): boolean {
  if (object.kind === 'ArtifactGenerator') {
    const value =
      object.metadata.annotations?.['source.extensions.fluxcd.io/reconcile'];
    return value?.toLowerCase() === 'disabled';
  }
  return object.spec?.suspend === true && answersRequests(object, release);
}

/** Only image-automation-controller leaves a suspended object's request alone. */
export function copiesTokenWhileSuspended(object: KubernetesObject): boolean {
  return object.kind !== 'ImageUpdateAutomation';
}
