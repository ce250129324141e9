import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import type { FluxKind } from '../../flux';
import type { Cluster } from './clusters';
import type { Credentials } from './credentials';
import type { EntitySearch } from './entitySearch';
import type { FluxListOptions } from '../FluxApi';
import { FluxError, fromThrown } from '../errors';
import { foldAnswers, type FluxListing, type KindAnswer } from './listing';
import { negotiate } from './negotiate';
import { askOneCluster } from './oneCluster';
import {
  NoAnswerInTime,
  unlessAborted,
  withTimeLimit,
} from '../cluster/timeLimit';
import type { ServedVersions } from '../cluster/versions';

/** One poll, cluster by cluster. */
export interface ClusterPoll {
  readonly clusters: readonly Cluster[];
  readonly kinds: readonly FluxKind[];
  readonly credentials: Credentials;
  readonly search: EntitySearch;
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * Lists an entity's resources of each cluster by itself, through Backstage's proxy: slower than the one query, and
 * with many more requests, but no cluster can spoil it for another.
 *
 * @param limitMs - how long each cluster has
 * @returns the listing, in which a cluster that failed has its error
 * @throws FluxError where no cluster answered and the fault is Backstage's (`forbidden`: it denies the proxy), or
 *   where there are credentials for none
 */
export async function listClusterByCluster(
  kubernetesApi: KubernetesApi,
  poll: ClusterPoll,
  served: ServedVersions,
  limitMs: number,
  previous: FluxListing | undefined,
  { onPartial, signal }: FluxListOptions,
): Promise<FluxListing> {
  const { kinds, now, search } = poll;
  const asked = poll.clusters.filter(
    ({ name }) => search.cluster === undefined || name === search.cluster,
  );
  const ask = async (
    cluster: Cluster,
    end: AbortSignal,
  ): Promise<readonly KindAnswer[]> => {
    const { name } = cluster;
    await unlessAborted(end, poll.credentials.of(cluster)).catch(thrown => {
      // The cluster has not been asked, so it is not what does not answer.
      if (!(thrown instanceof NoAnswerInTime)) throw thrown;
      throw new FluxError('noCredentials', thrown.message, { cluster: name });
    });
    return negotiate(served, { clusters: [name], kinds, now }, versions =>
      askOneCluster(kubernetesApi, {
        cluster: name,
        search,
        asked: versions,
        signal: end,
      }),
    );
  };

  const stillOut = new Set(asked.map(({ name }) => name));
  const answers = new Map<string, readonly KindAnswer[]>();
  const failures: FluxError[] = [];
  let listing = previous;
  const fold = () =>
    foldAnswers(listing, {
      clusters: poll.clusters.map(({ name }) => ({ name })),
      kinds,
      answers: asked.flatMap(({ name }) => answers.get(name) ?? []),
      pending: [...stillOut],
      oneByOne: true,
      now,
    });

  await Promise.all(
    asked.map(async cluster => {
      const { name } = cluster;
      const end = (limit: AbortSignal) => ask(cluster, limit);
      try {
        answers.set(
          name,
          await withTimeLimit(limitMs, { cluster: name }, end, signal),
        );
      } catch (thrown) {
        const error = fromThrown(thrown, { cluster: name });
        failures.push(error);
        answers.set(
          name,
          kinds.map(kind => {
            const version = served.current(name, kind);
            return { cluster: name, kind, version, objects: [], error };
          }),
        );
      }
      stillOut.delete(name);
      const isNews = answers.size > failures.length;
      if (isNews && stillOut.size > 0 && !signal?.aborted) {
        listing = fold();
        onPartial?.(listing);
      }
    }),
  );
  if (signal?.aborted) throw fromThrown(signal.reason);
  const total =
    failures.length === asked.length ? totalOf(failures) : undefined;
  if (total) throw total;
  return fold();
}

/** What all clusters failed for, if it is the same and not about clusters. */
function totalOf(failures: readonly FluxError[]): FluxError | undefined {
  const [first] = failures;
  const ofBackstage = failures.find(({ cluster }) => cluster === undefined);
  if (ofBackstage || !first) return ofBackstage;
  return failures.every(({ problem }) => problem === 'noCredentials')
    ? new FluxError('noCredentials', first.message)
    : undefined;
}
