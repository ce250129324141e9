import pLimit from 'p-limit';
import type { FluxKind } from '../../flux';
import {
  NoAnswerInTime,
  providerOf,
  unlessAborted,
  withTimeLimit,
  type ClusterClient,
} from '../cluster';
import { FluxError, fromThrown } from '../errors';
import type { FluxListOptions } from '../readings';
import type { Search } from '../searchOf';
import type { Cluster } from '../cluster';
import { ambiguousName, sharedNames } from './combinedQuery';
import type { Credentials } from './credentials';
import { listCluster } from './listCluster';
import { describedIn } from './describedClusters';
import type { FluxCluster, FluxListing } from './listing';
import { mergeIntoListing, type KindAnswer } from './mergeIntoListing';
import { negotiate } from './negotiate';

/**
 * Clusters that are read at a time. Each begins with one request, so a browser with six connections sends them at once:
 * none of them waits for a connection while its time runs.
 */
const CLUSTERS_AT_ONCE = 5;
/** Requests at a time, of all clusters together: a browser's connections to one host, over HTTP/1.1. */
const REQUESTS_AT_ONCE = 6;

/**
 * Time between two partial listings in ms, for each cluster more than the first few, and the longest: the page draws
 * each of them, and with many clusters they would come faster than it draws.
 */
const PARTIAL_MS = { perCluster: 20, most: 1_000 };

/** One poll of single clusters. */
export interface ClusterPoll {
  /** All clusters that Backstage knows. */
  readonly clusters: readonly Cluster[];
  readonly kinds: readonly FluxKind[];
  readonly credentials: Credentials;
  readonly search: Search;
  /** Names of the clusters to read. */
  readonly names: readonly string[];
  /** An error to show with the listing. */
  readonly error?: FluxError;
  /** Time limit of the credentials of each cluster, and of each request to it, in ms. */
  readonly limitMs: number;
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * Lists the resources of each cluster separately, through Backstage's proxy: slower than the combined query, and with
 * many more requests, but a failing cluster does not affect the others.
 *
 * @returns the listing, in which a cluster that failed has its error
 * @throws FluxError where no cluster answered and the fault is Backstage's (`forbidden`: it denies the proxy), or
 *   where no auth provider gave credentials
 */
export async function listPerCluster(
  client: ClusterClient,
  poll: ClusterPoll,
  previous: FluxListing | undefined,
  { onPartial, signal }: FluxListOptions,
): Promise<FluxListing> {
  const { kinds, search, names: clusters, error, limitMs, now } = poll;
  const known = new Map(poll.clusters.map(each => [each.name, each]));
  const shared = sharedNames(poll.clusters.map(({ name }) => name));
  const listed = describedIn(poll.clusters);
  const before = new Map(previous?.clusters.map(each => [each.name, each]));
  const described = clusters.map((name): FluxCluster => {
    const dashboard = before.get(name)?.dashboard;
    // The query, when it worked, told more of the dashboard.
    return { name, ...listed.get(name), ...(dashboard && { dashboard }) };
  });
  const pending = new Set(clusters);
  /** Answers that are not in the listing yet. Those that are can be forgotten: their JSON takes much more memory. */
  const answers = new Map<string, readonly KindAnswer[]>();
  const merged = new Set<string>();
  const failures: FluxError[] = [];
  let listing = previous;
  const merge = () => {
    const next = mergeIntoListing(listing, {
      clusters: described,
      kinds,
      answers: clusters.flatMap(name => answers.get(name) ?? []),
      pending: [...pending],
      isMerged: cluster => merged.has(cluster),
      perCluster: true,
      error,
      now,
      timeIn: client.facts.clocks.now,
    });
    for (const name of answers.keys()) merged.add(name);
    answers.clear();
    listing = next;
    return next;
  };
  const partial = paced(partialMs(clusters.length), () => {
    if (pending.size > 0 && !signal?.aborted) onPartial?.(merge());
  });

  const limit = pLimit(CLUSTERS_AT_ONCE);
  const turns = pLimit(REQUESTS_AT_ONCE);
  const waitForCredentials = credentialsInTime(poll, signal);
  const listOne = async (cluster: string) => {
    if (shared.has(cluster)) throw ambiguousName(cluster);
    // A person who is asked to sign in keeps only the clusters of that provider waiting.
    const target = known.get(cluster);
    if (!target) {
      const message = 'Backstage does not know this cluster';
      throw new FluxError('notFound', message, { cluster });
    }
    await waitForCredentials(target);
    return limit(async () =>
      negotiate(
        client.facts.versions,
        { clusters: [cluster], kinds, now },
        asked =>
          listCluster(client, {
            cluster,
            search,
            asked,
            turns,
            limitMs,
            signal,
          }),
      ),
    );
  };
  await Promise.all(
    silentLast(clusters, previous).map(async name => {
      try {
        answers.set(name, await listOne(name));
      } catch (thrown) {
        const failure = fromThrown(thrown, { cluster: name });
        failures.push(failure);
        answers.set(
          name,
          kinds.map(kind => {
            const version = client.facts.versions.current(name, kind);
            return {
              cluster: name,
              kind,
              version,
              objects: [],
              error: failure,
            };
          }),
        );
      }
      pending.delete(name);
      const isAnyAnswered = clusters.length - pending.size > failures.length;
      if (isAnyAnswered) partial.call();
    }),
  );
  partial.end();
  if (signal?.aborted) throw fromThrown(signal.reason);
  const total =
    failures.length === clusters.length ? totalFailure(failures) : undefined;
  if (total) throw total;
  return merge();
}

/** Returns the time between two partial listings in ms. */
function partialMs(clusterCount: number): number {
  const more = Math.max(clusterCount - CLUSTERS_AT_ONCE, 0);
  return Math.min(PARTIAL_MS.perCluster * more, PARTIAL_MS.most);
}

/** Returns a function that runs work at once, or, when it has run a moment ago, as soon as the last time is `everyMs` ago. */
function paced(everyMs: number, work: () => void) {
  let ranAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    timer = undefined;
    work();
    ranAt = Date.now();
  };
  return {
    call: () => {
      const leftMs = ranAt + everyMs - Date.now();
      if (leftMs <= 0) run();
      else timer ??= setTimeout(run, leftMs);
    },
    /** Cancels what has not run yet. */
    end: () => clearTimeout(timer),
  };
}

/** Returns the clusters with those that did not answer in the previous poll at the end: nobody waits for them then. */
function silentLast(
  clusters: readonly string[],
  previous: FluxListing | undefined,
): readonly string[] {
  const silent = new Set(
    previous?.errors
      .filter(({ problem }) => problem === 'timeout')
      .map(({ cluster }) => cluster),
  );
  return [
    ...clusters.filter(name => !silent.has(name)),
    ...clusters.filter(name => silent.has(name)),
  ];
}

/**
 * Returns a function that waits for the credentials of a cluster, and throws a FluxError with the cluster where there are
 * none in time. All clusters of an auth provider wait together, by one listener of the signal.
 */
function credentialsInTime(
  { credentials, limitMs }: ClusterPoll,
  signal: AbortSignal | undefined,
) {
  const waits = new Map<string, Promise<void>>();
  const waitFor = (provider: string) =>
    withTimeLimit(
      limitMs,
      {},
      end => unlessAborted(end, credentials.of(provider)),
      signal,
    );
  return async (cluster: Cluster) => {
    const provider = providerOf(cluster);
    const wait = waits.get(provider) ?? waitFor(provider);
    waits.set(provider, wait);
    await wait.catch(thrown => {
      const isOfProvider =
        // No request was sent to the cluster, so it is the auth provider that did not answer in time.
        thrown instanceof NoAnswerInTime ||
        (thrown instanceof FluxError && thrown.problem === 'noCredentials');
      if (!isOfProvider) throw thrown;
      throw new FluxError('noCredentials', thrown.message, {
        cluster: cluster.name,
      });
    });
  };
}

/** Returns the error that all clusters share, if it is not about single clusters. */
function totalFailure(failures: readonly FluxError[]): FluxError | undefined {
  const [first] = failures;
  const ofBackstage = failures.find(({ cluster }) => cluster === undefined);
  if (ofBackstage || !first) return ofBackstage;
  return failures.every(({ problem }) => problem === 'noCredentials')
    ? new FluxError('noCredentials', first.message)
    : undefined;
}
