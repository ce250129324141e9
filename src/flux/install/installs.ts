import { groupBy } from '../groupBy';
import type { FluxController } from './controllers';
import { compareVersions } from './fluxVersions';

/** The controllers that were installed together. */
export interface FluxInstall {
  readonly namespace: string;
  readonly instance: string;
  readonly controllers: readonly FluxController[];
  /** Versions of Flux by the labels, newest first; more than one while it is being upgraded, or was changed by hand. */
  readonly versions: readonly string[];
  /** Some controller does not tell its version. */
  readonly isUnclear: boolean;
}

/** Returns each version once, newest first. */
export function newestFirst(versions: Iterable<string>): readonly string[] {
  return [...new Set(versions)].sort((a, b) => compareVersions(b, a));
}

/** Returns the installs of Flux on a cluster, by namespace and instance. */
export function installsOf(
  controllers: readonly FluxController[],
): readonly FluxInstall[] {
  const groups = groupBy(controllers, ({ ref, instance }) =>
    JSON.stringify([ref.namespace, instance]),
  );
  return [...groups.values()].map(group => {
    const [first] = group;
    return {
      namespace: first.ref.namespace ?? '',
      instance: first.instance,
      controllers: group,
      versions: newestFirst(group.flatMap(each => each.fluxVersion ?? [])),
      isUnclear: group.some(each => each.fluxVersion === undefined),
    };
  });
}
