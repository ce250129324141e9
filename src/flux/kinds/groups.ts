import { ArtifactGenerator } from './ArtifactGenerator';
import { SOURCE_GROUP, type KindDefinition } from './definition';
import { HelmRelease } from './HelmRelease';
import { ImagePolicy } from './ImagePolicy';
import { ImageRepository } from './ImageRepository';
import { ImageUpdateAutomation } from './ImageUpdateAutomation';
import { Kustomization } from './Kustomization';

/** The kinds that notification-controller knows in other groups than that of sources. */
const NAMED: ReadonlyMap<unknown, KindDefinition> = new Map(
  Object.entries({
    Kustomization,
    HelmRelease,
    ImageRepository,
    ImagePolicy,
    ImageUpdateAutomation,
    ArtifactGenerator,
  }),
);

/**
 * Returns the API group of a kind that a reference of the notification API names without an apiVersion, as
 * notification-controller completes it.
 */
export function groupNamedBy(kind: unknown): string {
  return NAMED.get(kind)?.group ?? SOURCE_GROUP;
}
