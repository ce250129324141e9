import { needsAttention } from '../attention';
import type { ObjectIndex } from '../graph';
import { groupBy } from '../groupBy';
import type { FluxKind } from '../kinds';
import { isReadable, type FluxResource } from '../object';
import { revisionInCluster, type Revision } from '../revision';
import { hasNewest, newestOf } from './newest';

/**
 * How far an applier on one cluster has got to the newest version, the worst first:
 *
 * - `failed`: it needs attention, whatever version it has
 * - `unanswered`: its kind could not be read on its cluster; what is shown was read before
 * - `waiting`: Flux waits for something else
 * - `behind`: it has another version, and nothing is known to go on
 * - `suspended`: the newest version is not live, and Flux leaves it alone
 * - `running`: Flux is at work, or will be at once
 * - `unknown`: nothing tells which version is newest or which it has, or whether it follows the same source
 * - `current`: it has the newest version
 */
export type VersionState =
  | 'failed'
  | 'unanswered'
  | 'waiting'
  | 'behind'
  | 'suspended'
  | 'running'
  | 'unknown'
  | 'current';

/** All states, from the worst to the best. */
export const VERSION_STATES: readonly VersionState[] = [
  'failed',
  'unanswered',
  'waiting',
  'behind',
  'suspended',
  'running',
  'unknown',
  'current',
];

/** An applier on one cluster. */
export interface VersionCell {
  readonly cluster: string;
  readonly state: VersionState;
  /** Absent where its kind has not been read on the cluster. */
  readonly resource?: FluxResource;
  /** The revision in the cluster. */
  readonly revision?: Revision;
  /** It is the newest revision of the row; absent where nothing tells, or where the applier may follow another source. */
  readonly hasNewest?: boolean;
  /** The newest revision was applied with success, whatever has happened since. */
  readonly isLive: boolean;
  /** RFC 3339: since when it has been there, where that is recorded. */
  readonly since?: string;
  /** Where it could not be read now: when it was last read, in ms since the epoch. */
  readonly readAt?: number;
}

/** The same applier on all its clusters: one kind, namespace and name. */
export interface VersionRow {
  readonly key: string;
  readonly kind: FluxKind;
  readonly namespace: string;
  readonly name: string;
  /** The newest revision of its source; absent where that cannot be known. */
  readonly newest?: Revision;
  /** Number of different revisions in the clusters. */
  readonly inUse: number;
  /** By cluster. One that does not have it has no cell. */
  readonly cells: ReadonlyMap<string, VersionCell>;
  /** The worst of its cells. */
  readonly state: VersionState;
}

/** A cluster with the worst state of its appliers. */
export interface ClusterVersions {
  readonly name: string;
  readonly state: VersionState;
  /** The newest revision of each applier that can be compared is live, and at least one can. */
  readonly isLive: boolean;
}

/** Versions of an entity's appliers over its clusters. */
export interface Versions {
  /** The worst first, then by kind and name. */
  readonly rows: readonly VersionRow[];
  /** Each once, the worst first, then by what a person reads for them. Clusters that answered and have none of the appliers are left out. */
  readonly clusters: readonly ClusterVersions[];
}

/** A part of a cluster that the latest poll has not read. */
export interface Unread {
  readonly cluster: string;
  /** Absent: nothing of the cluster. */
  readonly kind?: string;
  /** It is still being read: nothing has failed. */
  readonly isPending?: boolean;
  /** When it was last read, in ms since the epoch. */
  readonly readAt?: number;
}

const rank = (state: VersionState) => VERSION_STATES.indexOf(state);

function worst(states: readonly VersionState[]): VersionState {
  return VERSION_STATES.find(each => states.includes(each)) ?? 'unknown';
}

function stateOf(
  resource: FluxResource,
  isNewest: boolean | undefined,
  isLive: boolean,
): VersionState {
  if (!isReadable(resource) || needsAttention(resource)) return 'failed';
  if (isLive) return 'current';
  const { status, suspended } = resource;
  if (suspended) return isNewest === undefined ? 'unknown' : 'suspended';
  switch (status.word) {
    case 'Waiting':
      return 'waiting';
    case 'Reconciling':
    case 'Pending':
    case 'Deleting':
      return 'running';
    default:
      return isNewest === false ? 'behind' : 'unknown';
  }
}

function rowOf(
  key: string,
  appliers: readonly [FluxResource, ...FluxResource[]],
  index: ObjectIndex,
  unread: readonly Unread[],
): VersionRow {
  const [{ kind, namespace, name }] = appliers;
  const missing = unread.filter(each => !each.kind || each.kind === kind);
  const silent = new Set(
    missing.flatMap(each => (each.isPending ? [] : each.cluster)),
  );
  // What was read before may have been withdrawn since: it says nothing about the clusters that were read now.
  const newest = newestOf(
    appliers.filter(({ cluster }) => !silent.has(cluster)),
    index,
  );
  const readAt = new Map(
    missing.flatMap(each =>
      each.readAt === undefined ? [] : [[each.cluster, each.readAt] as const],
    ),
  );
  const cells = new Map<string, VersionCell>();
  for (const resource of appliers) {
    const { cluster, revisions } = resource;
    const isSilent = silent.has(cluster);
    const isNewest =
      newest && !isSilent ? hasNewest(resource, newest) : undefined;
    // An uninstalled release may have left the version that was there, and a failed upgrade some of it.
    const isLive = isNewest === true && revisions?.state === 'applied';
    cells.set(cluster, {
      cluster,
      state: isSilent ? 'unanswered' : stateOf(resource, isNewest, isLive),
      resource,
      revision: revisions && revisionInCluster(revisions),
      hasNewest: isNewest,
      isLive,
      since: revisions?.since,
      readAt: isSilent ? readAt.get(cluster) : undefined,
    });
  }
  // Nobody knows whether it is there.
  for (const { cluster } of missing) {
    if (!cells.has(cluster)) {
      const state = silent.has(cluster) ? 'unanswered' : 'unknown';
      cells.set(cluster, { cluster, state, isLive: false });
    }
  }
  const all = [...cells.values()];
  const texts = all.flatMap(({ revision }) => revision?.text ?? []);
  return {
    key,
    kind,
    namespace,
    name,
    newest: newest?.revision,
    inUse: new Set(texts).size,
    cells,
    state: worst(all.map(({ state }) => state)),
  };
}

/** One for all: `localeCompare` with options would make one for each comparison. */
const NAMES = new Intl.Collator('en', { numeric: true });

function byState<T extends { readonly state: VersionState }>(
  nameOf: (each: T) => string,
): (one: T, other: T) => number {
  return (one, other) =>
    rank(one.state) - rank(other.state) ||
    NAMES.compare(nameOf(one), nameOf(other));
}

/**
 * Returns which version of each applier is on which cluster, and how far each has got.
 *
 * @param resources - objects of any kinds: those that apply revisions of a source count
 * @param index - everything that is known, sources included
 * @param unread - what the latest poll has not read
 * @param textOf - returns what a person reads for a cluster
 */
export function versionsOver(
  resources: readonly FluxResource[],
  index: ObjectIndex,
  unread: readonly Unread[] = [],
  textOf: (cluster: string) => string = name => name,
): Versions {
  const groups = groupBy(
    resources,
    ({ kind, namespace, name, revisions }) =>
      revisions && JSON.stringify([kind, namespace, name]),
  );
  const rows = [...groups].map(([key, appliers]) =>
    rowOf(key, appliers, index, unread),
  );
  const cells = rows.flatMap(row => [...row.cells.values()]);
  const byCluster = groupBy(cells, ({ cluster }) => cluster);
  return {
    rows: rows.sort(
      byState(({ kind, namespace, name }) => `${kind} ${namespace} ${name}`),
    ),
    clusters: [...byCluster]
      .map(([name, own]) => ({
        name,
        state: clusterState(own.map(({ state }) => state)),
        isLive: isClusterLive(own),
      }))
      .sort(byState(({ name }) => textOf(name))),
  };
}

/** Returns the state of a cluster: what is unknown of one applier does not hide what is known of the others. */
function clusterState(states: readonly VersionState[]): VersionState {
  const known = states.filter(state => state !== 'unknown');
  return known.length > 0 ? worst(known) : 'unknown';
}

function isClusterLive(cells: readonly VersionCell[]): boolean {
  const known = cells.filter(({ hasNewest: has }) => has !== undefined);
  return known.length > 0 && known.every(({ isLive }) => isLive);
}
