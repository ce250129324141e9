import type { FluxRelease, KubernetesObject } from '../types';
import { isAtLeast } from '../releases';
import { isOci } from './sources';

/** Returns whether an object is static in the release: data for others that no controller reconciles. */
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

/** Returns whether the controller handles reconcile requests and `suspend`. ImagePolicies do since Flux 2.7. */
export function handlesRequests(
  object: KubernetesObject,
  release: FluxRelease,
): boolean {
  return object.kind !== 'ImagePolicy' || isAtLeast(release, '2.7');
}

/** Returns the annotation that pauses an object in place of `spec.suspend`. */
export function pauseAnnotation({
  apiVersion,
}: KubernetesObject): string | undefined {
  const [group = ''] = String(apiVersion).split('/');
  return group === 'source.extensions.fluxcd.io' ||
    group === 'fluxcd.controlplane.io'
    ? `${group}/reconcile`
    : undefined;
}

export function isSuspended(
  object: KubernetesObject,
  release: FluxRelease,
): boolean {
  const annotation = pauseAnnotation(object);
  if (annotation !== undefined) {
    const value = object.metadata.annotations?.[annotation];
    return value?.toLowerCase() === 'disabled';
  }
  return object.spec?.suspend === true && handlesRequests(object, release);
}

/** Returns whether the controller writes which request it has handled. Flux Operator does not for its reports. */
export function recordsRequests(object: KubernetesObject): boolean {
  return object.kind !== 'FluxReport';
}

/** Returns whether the controller marks a request as handled while suspended. image-automation-controller does not. */
export function copiesTokenWhileSuspended(object: KubernetesObject): boolean {
  return object.kind !== 'ImageUpdateAutomation';
}
