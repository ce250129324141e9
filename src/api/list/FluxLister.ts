import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import type { Entity } from '@backstage/catalog-model';
import type { FluxKind } from '../../flux';
import { listClusterByCluster } from './clusterByCluster';
import { ClusterDirectory, type Cluster } from './clusters';
import { Credentials } from './credentials';
import { queryCustomResources } from './customResourceQuery';
import { searchOf } from './entitySearch';
import type { FluxListOptions, FluxListRequest } from '../FluxApi';
import { FluxError, fromThrown } from '../errors';
import { foldAnswers, type FluxListing } from './listing';
import { ListingMode } from './listingMode';
import { negotiate } from './negotiate';
import { entityOf } from '../scope';
import {
  NoAnswerInTime,
  unlessAborted,
  withTimeLimit,
} from '../cluster/timeLimit';
import type { ServedVersions } from '../cluster/versions';

/** How long to wait for answers, in ms. @public */
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

interface EntityPoll {
  readonly entity: Entity;
  readonly kinds: readonly FluxKind[];
  readonly clusters: readonly Cluster[];
  readonly credentials: Credentials;
  /** ms since the epoch. */
  readonly now: number;
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
    const poll = await this.prepare(request);
    const reason = this.mode.reason(poll.now);
    if (reason) return this.oneByOne(poll, reason, previous, options);
    try {
      return await this.allAtOnce(poll, previous, options);
    } catch (thrown) {
      const error = fromThrown(thrown);
      if (!mayBeOneClusters(error) || !this.mode.mayGoOneByOne(poll.now)) {
        throw error;
      }
      // A cluster that is new, or gone, may be what it failed for.
      this.directory.forget();
      const listing = await this.oneByOne(poll, error, previous, options);
      // Credentials tell by themselves when they are back.
      if (error.problem !== 'noCredentials') {
        this.mode.oneByOne(error, poll.now);
      }
      return listing;
    }
  }

  private async prepare({
    scope,
    kinds,
  }: FluxListRequest): Promise<EntityPoll> {
    const entity = entityOf(scope);
    if (!entity) {
      throw new FluxError('other', 'only entities can be listed so far');
    }
    const now = Date.now();
    const clusters = await this.directory.list(now);
    const api = this.authProvidersApi;
    const credentials = new Credentials(api, entity, clusters);
    return { entity, kinds, clusters, credentials, now };
  }

  /** @throws FluxError without a cluster */
  private async allAtOnce(
    { entity, kinds, clusters: known, credentials, now }: EntityPoll,
    previous: FluxListing | undefined,
    { signal: outer }: FluxListOptions,
  ): Promise<FluxListing> {
    const clusters = known.map(({ name }) => name);
    const poll = { clusters, kinds, now };
    const work = (signal: AbortSignal) =>
      negotiate(this.served, poll, async asked => {
        const auth = await credentials.ofAll();
        signal.throwIfAborted();
        const query = { entity, auth, clusters, asked };
        return queryCustomResources(this.kubernetesApi, query);
      });
    const answers = await withTimeLimit(
      this.limits.queryMs,
      {},
      // KubernetesApi takes no signal here: what comes later than the limit is let go.
      signal => unlessAborted(signal, work(signal)),
      outer,
    );
    this.mode.allAtOnce();
    const names = new Set([
      ...clusters,
      ...answers.map(({ cluster }) => cluster),
    ]);
    // A cluster that was added since the list of clusters was read answers as well.
    if (names.size > clusters.length) this.directory.forget();
    return foldAnswers(previous, {
      clusters: [...names].map(name => ({ name })),
      kinds,
      answers,
      now,
    });
  }

  /** @throws FluxError without a cluster: `reason` where Backstage denies the proxy */
  private async oneByOne(
    poll: EntityPoll,
    reason: FluxError,
    previous: FluxListing | undefined,
    options: FluxListOptions,
  ): Promise<FluxListing> {
    try {
      return await listClusterByCluster(
        this.kubernetesApi,
        { ...poll, search: searchOf(poll.entity) },
        this.served,
        this.limits.clusterMs,
        previous,
        options,
      );
    } catch (thrown) {
      const error = fromThrown(thrown);
      if (error.problem !== 'forbidden') throw error;
      this.mode.denied(poll.now);
      throw reason;
    }
  }
}
