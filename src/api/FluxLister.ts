import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import { listClusterByCluster } from './clusterByCluster';
import { ClusterDirectory } from './clusters';
import { Credentials } from './credentials';
import { queryCustomResources } from './customResourceQuery';
import { searchOf } from './entitySearch';
import type { FluxListOptions, FluxListRequest } from './FluxApi';
import type { FluxError } from './FluxError';
import { fromThrown } from './FluxError';
import { foldAnswers, type FluxListing } from './listing';
import { ListingMode } from './listingMode';
import { negotiate } from './negotiate';
import { NoAnswerInTime, unlessAborted, withTimeLimit } from './timeLimit';
import type { ServedVersions } from './versions';

/** How long to wait for answers, in ms. */
export interface ListLimits {
  /** For Backstage's answer of all clusters. It waits for the slowest of them, without a limit of its own. */
  readonly queryMs: number;
  /** For each cluster, where they are asked one by one. */
  readonly clusterMs: number;
}

export const LIST_LIMITS: ListLimits = { queryMs: 8_000, clusterMs: 15_000 };

/**
 * Whether the query may have failed for the sake of a single cluster. Backstage's backend answers 500 for all of them
 * where one has no credentials or sends a list without `kind`; a gateway's 504 is a query that took too long. A 502
 * or 503 comes from in front of Backstage, and is not about clusters.
 */
function mayBeOneClusters(error: FluxError): boolean {
  return (
    error instanceof NoAnswerInTime ||
    error.problem === 'noCredentials' ||
    error.status === 500 ||
    error.status === 504
  );
}

/** Lists the resources of an entity: in one query of all clusters, or, while that fails, cluster by cluster. */
export class FluxLister {
  private readonly directory: ClusterDirectory;
  private readonly mode = new ListingMode();

  constructor(
    private readonly kubernetesApi: KubernetesApi,
    private readonly authProvidersApi: KubernetesAuthProvidersApi,
    private readonly served: ServedVersions,
    private readonly limits: ListLimits,
  ) {
    this.directory = new ClusterDirectory(kubernetesApi);
  }

  /** As `FluxApi.list`. */
  async list(
    request: FluxListRequest,
    previous: FluxListing | undefined,
    options: FluxListOptions,
  ): Promise<FluxListing> {
    const { entity } = request;
    const now = Date.now();
    const clusters = await this.directory.list(now);
    const credentials = new Credentials(
      this.authProvidersApi,
      entity,
      clusters,
    );
    const poll = {
      kinds: request.kinds,
      clusters: clusters.map(({ name }) => name),
      now,
    };

    let reason = this.mode.reason(now);
    let failed: FluxError | undefined;
    if (!reason) {
      try {
        const answers = await this.query(request, poll, credentials, options);
        this.mode.allAtOnce();
        return this.conclude(previous, poll, answers);
      } catch (thrown) {
        reason = fromThrown(thrown);
        if (!mayBeOneClusters(reason) || !this.mode.mayGoOneByOne(now)) {
          throw reason;
        }
        // A cluster that is new, or gone, may be what it failed for.
        this.directory.forget();
        failed = reason;
      }
    }
    try {
      const listing = await listClusterByCluster(
        this.kubernetesApi,
        { ...poll, clusters, credentials, search: searchOf(entity) },
        this.served,
        this.limits.clusterMs,
        previous,
        options,
      );
      // Credentials tell by themselves when they are back.
      if (failed && failed.problem !== 'noCredentials') {
        this.mode.oneByOne(failed, now);
      }
      return listing;
    } catch (thrown) {
      const error = fromThrown(thrown);
      if (error.problem !== 'forbidden') throw error;
      this.mode.denied(now);
      throw reason;
    }
  }

  /** All clusters at once. @throws FluxError without a cluster */
  private query(
    { entity }: FluxListRequest,
    poll: Parameters<typeof negotiate>[1],
    credentials: Credentials,
    options: FluxListOptions,
  ): ReturnType<typeof negotiate> {
    // KubernetesApi takes no signal here: what comes later than the limit is let go.
    const work = (signal: AbortSignal) =>
      unlessAborted(
        signal,
        negotiate(this.served, poll, async asked => {
          const auth = await credentials.ofAll();
          signal.throwIfAborted();
          const { clusters } = poll;
          const request = { entity, auth, clusters, asked };
          return queryCustomResources(this.kubernetesApi, request);
        }),
      );
    return withTimeLimit(this.limits.queryMs, {}, work, options.signal);
  }

  private conclude(
    previous: FluxListing | undefined,
    poll: Parameters<typeof negotiate>[1],
    answers: Awaited<ReturnType<typeof negotiate>>,
  ): FluxListing {
    const names = new Set([
      ...poll.clusters,
      ...answers.map(({ cluster }) => cluster),
    ]);
    // A cluster that was added since the list of clusters was read answers as well.
    if (names.size > poll.clusters.length) this.directory.forget();
    const clusters = [...names].map(name => ({ name }));
    return foldAnswers(previous, { ...poll, clusters, answers });
  }
}
