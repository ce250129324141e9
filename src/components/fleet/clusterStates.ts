import type { FluxError } from '../../api';
import { groupBy } from '../../flux';
import type { FluxResources } from '../../hooks';
import type { ClusterRuntime } from '../../hooks/runtime';
import { newestFirst, withoutV } from '../../flux/runtime';
import { countStandings, type FluxRow, type Standing } from '../table/fleet';

/** State of one cluster, as far as it is known. */
export interface ClusterState {
  readonly name: string;
  readonly rows: readonly FluxRow[];
  readonly counts: ReadonlyMap<Standing, number>;
  /** Versions of Flux there, newest first; empty where that is not known. */
  readonly versions: readonly string[];
  /** Why the cluster did not answer, or did not answer for some kind. */
  readonly error?: FluxError;
  /** It has not answered this poll yet, and nothing is known of it from another. */
  readonly isPending: boolean;
  /** It answered for no kind. */
  readonly isSilent: boolean;
}

type Known = Pick<FluxResources, 'clusters' | 'errors' | 'pending'>;

const attentionOf = ({ counts }: ClusterState) => counts.get('attention') ?? 0;

/**
 * Returns the place of a cluster: those that do not answer, those that need attention, those of which something could not
 * be read, the rest.
 */
export function clusterPlace(state: ClusterState): number {
  if (state.isSilent) return 0;
  if (attentionOf(state) > 0) return 1;
  return state.error ? 2 : 3;
}

/** Returns whether there is nothing to say about a cluster but its number of resources. */
export const isWell = (state: ClusterState): boolean =>
  clusterPlace(state) === 3;

const NONE_READ: ReadonlyMap<string, ClusterRuntime> = new Map();

/** Returns which versions of Flux are on a cluster: by its controllers where they were read, else by Flux Operator's report. */
function versionsOn(
  rows: readonly FluxRow[],
  runtime: ClusterRuntime | undefined,
): readonly string[] {
  const labelled = (runtime?.controllers ?? []).flatMap(
    ({ fluxVersion }) => fluxVersion ?? [],
  );
  return newestFirst(
    labelled.length > 0
      ? labelled
      : rows.flatMap(
          ({ resource: { installation } }) =>
            withoutV(installation?.version) ?? [],
        ),
  );
}

/**
 * Returns the state of each cluster, those first that somebody should look at.
 *
 * @param runtimes - what is known of the Flux on them, by the name of the cluster; default: nothing
 */
export function clusterStates(
  { clusters, errors, pending }: Known,
  rows: readonly FluxRow[],
  runtimes: ReadonlyMap<string, ClusterRuntime> = NONE_READ,
): readonly ClusterState[] {
  const byCluster = groupBy(rows, ({ resource }) => resource.cluster);
  const states = clusters.map(({ name }): ClusterState => {
    const own = byCluster.get(name) ?? [];
    const ofCluster = errors.filter(({ cluster }) => cluster === name);
    const whole = ofCluster.find(({ kind }) => kind === undefined);
    return {
      name,
      rows: own,
      counts: countStandings(own),
      versions: versionsOn(own, runtimes.get(name)),
      error: whole ?? ofCluster[0],
      isPending: own.length === 0 && pending.includes(name),
      isSilent: whole !== undefined,
    };
  });
  return states.sort(
    (one, other) =>
      clusterPlace(one) - clusterPlace(other) ||
      attentionOf(other) - attentionOf(one) ||
      one.name.localeCompare(other.name, undefined, { numeric: true }),
  );
}
