import { IMAGE_GROUP, SOURCE_GROUP } from './definition';

const GROUPS: ReadonlyMap<unknown, string> = new Map([
  ['Kustomization', 'kustomize.toolkit.fluxcd.io'],
  ['HelmRelease', 'helm.toolkit.fluxcd.io'],
  ['ImageRepository', IMAGE_GROUP],
  ['ImagePolicy', IMAGE_GROUP],
  ['ImageUpdateAutomation', IMAGE_GROUP],
  ['ArtifactGenerator', 'source.extensions.fluxcd.io'],
]);

/**
 * Returns the API group of a kind that a reference of the notification API names without an apiVersion, as
 * notification-controller completes it.
 */
export function groupNamedBy(kind: unknown): string {
  return GROUPS.get(kind) ?? SOURCE_GROUP;
}
