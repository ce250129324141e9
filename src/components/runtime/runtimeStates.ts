import type { FluxCluster, FluxError } from '../../api';
import type { ClusterRuntime } from '../../hooks/runtime';
import type { FluxResource } from '../../flux';
import {
  controllerState,
  installsOf,
  newestFirst,
  oldVersionsOf,
  type FluxController,
  type FluxInstall,
  type OldVersion,
} from '../../flux/runtime';

/** A cluster and the Flux that runs there, as far as it is known. */
export interface RuntimeState {
  readonly name: string;
  /** Absent until the cluster has answered, or failed. */
  readonly runtime?: ClusterRuntime;
  /** Why nothing could be read this time. */
  readonly lost?: FluxError;
  readonly installs: readonly FluxInstall[];
  /** Versions of Flux on the cluster, newest first. */
  readonly versions: readonly string[];
  /** Controllers that are not ready, or stopped. */
  readonly unwell: readonly FluxController[];
  /** Objects that were last written at old versions of the API, as far as the cluster's resources are known. */
  readonly old: readonly OldVersion[];
}

/** Returns the resources of a cluster, as far as they are known. */
export type ResourcesOf = (cluster: string) => readonly FluxResource[];

const NONE_KNOWN: ResourcesOf = () => [];

function stateOf(
  name: string,
  runtime: ClusterRuntime | undefined,
  resources: readonly FluxResource[],
): RuntimeState {
  const controllers = runtime?.controllers ?? [];
  const installs = installsOf(controllers);
  const labelled = newestFirst(installs.flatMap(each => each.versions));
  const reported = runtime?.operator?.fluxVersion;
  return {
    name,
    runtime,
    lost: runtime?.errors.find(({ kind }) => kind === undefined),
    installs,
    versions:
      labelled.length === 0 && reported !== undefined ? [reported] : labelled,
    unwell: controllers.filter(each => controllerState(each) !== 'ready'),
    old: oldVersionsOf(resources, runtime?.groups),
  };
}

/** Place of clusters of which there is nothing to say. */
export const WELL = 3;

/**
 * Returns the place of a cluster: those that do not answer, those with a controller that is not ready, those of which
 * something could not be read, the rest. A role that was not granted is no reason to look at one cluster before others.
 */
export function runtimePlace({ runtime, lost, unwell }: RuntimeState): number {
  if (lost) return 0;
  if (unwell.length > 0) return 1;
  return runtime?.errors.some(({ problem }) => problem !== 'forbidden')
    ? 2
    : WELL;
}

/**
 * Returns the state of each cluster, those first that somebody should look at.
 *
 * @param resourcesOf - default: none are known
 */
export function runtimeStates(
  clusters: readonly Pick<FluxCluster, 'name'>[],
  runtimes: ReadonlyMap<string, ClusterRuntime>,
  resourcesOf: ResourcesOf = NONE_KNOWN,
): readonly RuntimeState[] {
  const names = [...new Set(clusters.map(({ name }) => name))];
  return names
    .map(name => stateOf(name, runtimes.get(name), resourcesOf(name)))
    .sort(
      (one, other) =>
        runtimePlace(one) - runtimePlace(other) ||
        one.name.localeCompare(other.name, undefined, { numeric: true }),
    );
}
