import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ClusterAttributes } from '@backstage/plugin-kubernetes-common';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import {
  NoAnswerInTime,
  unlessAborted,
  withTimeLimit,
  type Cluster,
  type ClusterClient,
  type ClusterDirectory,
  type ClusterFacts,
  type RejectedSignIns,
} from '../cluster';
import { FluxError, fromThrown } from '../errors';
import type { FluxListOptions, FluxListRequest } from '../readings';
import { entityOf } from '../scope';
import { searchIn, type Search } from '../searchOf';
import { clustersToRead, type ClustersToRead } from './clustersToRead';
import { queryCustomResources, sharedNames } from './combinedQuery';
import { describeAnswered, describedIn } from './describedClusters';
import { Credentials } from './credentials';
import type { FluxCluster, FluxListing } from './listing';
import { ListingMode } from './listingMode';
import { mergeInSteps } from './mergeInSteps';
import { mergeIntoListing, type PollAnswers } from './mergeIntoListing';
import { negotiate } from './negotiate';

/** How long to wait for answers, in ms. */
export interface ListLimits {
  /** For the combined query. Backstage answers it when the slowest cluster has answered, without a limit of its own. */
  readonly queryMs: number;
  /** For each cluster, where clusters are listed separately. */
  readonly clusterMs: number;
  /** Objects of the first listing that are read before the page can draw; 1,000 unless given. */
  readonly objectsAtOnce?: number;
}

export const LIST_LIMITS: ListLimits = { queryMs: 8_000, clusterMs: 15_000 };

/**
 * Returns whether a single cluster may be the reason why the combined query failed. Backstage's backend answers 500 for
 * all clusters where one has no credentials or sends a list without `kind`; a gateway answers 504 to a query that took
 * too long. A 502 or 503 comes from in front of Backstage, and is not about clusters.
 */
function mayBeOneCluster(error: FluxError): boolean {
  return (
    error instanceof NoAnswerInTime ||
    error.problem === 'noCredentials' ||
    error.status === 500 ||
    error.status === 504
  );
}

/** A selector of one label, as nearly all are: valid without a closer look. */
const ONE_LABEL = /^[-a-z0-9./]+=[a-z0-9](?:[-\w.]{0,61}[a-z0-9])?$/i;

/** @throws FluxError for a search that every cluster would refuse, before any is asked */
async function refuseInvalid(search: Search): Promise<void> {
  const { labelSelector } = search;
  if (!labelSelector || ONE_LABEL.test(labelSelector)) return;
  const { invalidSearch } = await import('./invalidSearch');
  const error = invalidSearch(search);
  if (error) throw error;
}

interface Poll {
  readonly request: FluxListRequest;
  readonly clusters: readonly Cluster[];
  readonly credentials: Credentials;
  /** ms since the epoch. */
  readonly now: number;
}

/** Returns the clusters of a scope without an entity. */
function placesOf({ request, clusters }: Poll): ClustersToRead {
  const all = clusters.map(({ name }) => name);
  const names = searchIn(request.scope).clusters ?? all;
  return { names, isGuess: false };
}

/**
 * Returns the clusters where something seems overdue, and whose clock has not been compared with the browser's: that may
 * be ahead.
 */
function doubtfulIn(
  { resources }: FluxListing,
  clocks: ClusterFacts['clocks'],
): ReadonlySet<string> {
  return new Set(
    resources.flatMap(({ cluster, status }) =>
      status.overdue && clocks.isUnknown(cluster) ? cluster : [],
    ),
  );
}

/**
 * Lists the resources of a scope. Those of an entity come in one combined query of all clusters, or, while that fails,
 * from each cluster separately, as do those of any other scope: Backstage answers queries for entities only.
 */
export class FluxLister {
  private readonly mode = new ListingMode();

  constructor(
    private readonly kubernetesApi: KubernetesApi,
    private readonly authProvidersApi: KubernetesAuthProvidersApi,
    private readonly facts: ClusterFacts,
    /** Loads the means to reach single clusters. */
    private readonly loadClient: () => Promise<ClusterClient>,
    private readonly directory: ClusterDirectory,
    private readonly limits: ListLimits,
    private readonly rejectedSignIns: RejectedSignIns,
  ) {}

  /** See `FluxApi.list`. */
  async list(
    request: FluxListRequest,
    previous: FluxListing | undefined,
    options: FluxListOptions,
  ): Promise<FluxListing> {
    await refuseInvalid(searchIn(request.scope));
    const now = Date.now();
    if (options.asksToSignIn) this.rejectedSignIns.clear();
    const clusters = await this.directory.list(now);
    const entity = entityOf(request.scope);
    const credentials = new Credentials(
      this.authProvidersApi,
      entity,
      clusters,
      this.rejectedSignIns,
    );
    const poll = { request, clusters, credentials, now };
    return entity
      ? this.listEntity(entity, poll, previous, options)
      : this.perCluster(poll, placesOf(poll), previous, options);
  }

  /** See `FluxApi.clusters`. */
  async clusters(): Promise<readonly FluxCluster[]> {
    const clusters = await this.directory.list(Date.now());
    const described = describedIn(clusters);
    return clusters.map(({ name }) => described.get(name) ?? { name });
  }

  private async listEntity(
    entity: Entity,
    poll: Poll,
    previous: FluxListing | undefined,
    options: FluxListOptions,
  ): Promise<FluxListing> {
    const ref = stringifyEntityRef(entity);
    const reason = this.mode.perClusterReason(ref, poll.now);
    if (reason) return this.fallBack(entity, poll, reason, previous, options);
    try {
      return await this.combined(entity, poll, previous, options);
    } catch (thrown) {
      const error = fromThrown(thrown);
      if (!mayBeOneCluster(error) || !this.mode.canGoPerCluster(poll.now)) {
        throw error;
      }
      // A cluster that was added or removed may be the reason for the failure.
      this.directory.forget();
      const listing = await this.fallBack(
        entity,
        poll,
        error,
        previous,
        options,
      );
      // Missing credentials are noticed before the next query is sent.
      if (error.problem !== 'noCredentials') {
        this.mode.combinedQueryFailed(ref, error, poll.now);
      }
      return listing;
    }
  }

  /** @throws FluxError without a cluster */
  private async combined(
    entity: Entity,
    { request, clusters: known, credentials, now }: Poll,
    previous: FluxListing | undefined,
    { signal: outer, onPartial }: FluxListOptions,
  ): Promise<FluxListing> {
    const { alsoKinds = [] } = request;
    const kinds = [...new Set([...request.kinds, ...alsoKinds])];
    const clusters = known.map(({ name }) => name);
    const inAnswer = new Map<string, ClusterAttributes>();
    const work = (signal: AbortSignal) =>
      negotiate(this.facts.versions, { clusters, kinds, now }, async asked => {
        const auth = await credentials.ofAll();
        signal.throwIfAborted();
        const query = { entity, auth, clusters, asked, inAnswer };
        return queryCustomResources(this.kubernetesApi, query);
      });
    const answers = await withTimeLimit(
      this.limits.queryMs,
      {},
      // KubernetesApi takes no signal here: an answer after the limit is ignored.
      signal => unlessAborted(signal, work(signal)),
      outer,
    );
    this.mode.combinedQueryWorked(stringifyEntityRef(entity));
    const names = new Set([
      ...clusters,
      ...answers.map(({ cluster }) => cluster),
    ]);
    // A cluster that was added since the list of clusters was read answers as well.
    const isNew = (name: string) => !clusters.includes(name);
    const listed = describedIn(known);
    const hasShared = sharedNames(clusters).size > 0;
    if (!hasShared && [...names].some(isNew)) this.directory.forget();
    const poll: PollAnswers = {
      clusters: [...names].map(name => {
        const answered = inAnswer.get(name);
        return answered
          ? describeAnswered(name, answered)
          : { ...(listed.get(name) ?? { name }), isInAnswer: false };
      }),
      kinds,
      answers,
      now,
      timeIn: this.facts.clocks.now,
    };
    const { clocks } = this.facts;
    /** Calls nothing overdue by a clock that may be wrong. */
    const publish = (partial: FluxListing) => {
      if (doubtfulIn(partial, clocks).size === 0) onPartial?.(partial);
    };
    const listing = previous
      ? mergeIntoListing(previous, poll)
      : await mergeInSteps(poll, publish, {
          groups: request.groups ?? request.kinds.map(kind => [kind]),
          objectsAtOnce: this.limits.objectsAtOnce,
          signal: outer,
        });
    const doubtful = doubtfulIn(listing, clocks);
    if (doubtful.size === 0) return listing;
    // The rows do not wait until the clocks have been measured.
    const isDoubtful = (name: string) => doubtful.has(name);
    onPartial?.(mergeIntoListing(previous, { ...poll, isDoubtful }));
    const isAhead = await clocks.measure(doubtful);
    return isAhead ? mergeIntoListing(previous, poll) : listing;
  }

  private async perCluster(
    { request, ...poll }: Poll,
    { names, isGuess }: ClustersToRead,
    previous: FluxListing | undefined,
    options: FluxListOptions,
  ): Promise<FluxListing> {
    const { kinds } = request;
    const search = searchIn(request.scope);
    const error = isGuess
      ? new FluxError(
          'unknownClusters',
          'Backstage does not tell which clusters its service locator chooses',
        )
      : undefined;
    const limitMs = this.limits.clusterMs;
    const [client, { listPerCluster }] = await Promise.all([
      this.loadClient(),
      import('./perCluster'),
    ]);
    return listPerCluster(
      client,
      { ...poll, kinds, search, names, error, limitMs },
      previous,
      options,
    );
  }

  /**
   * Lists each cluster separately because the combined query failed.
   *
   * @throws FluxError without a cluster: `reason` where Backstage denies the proxy
   */
  private async fallBack(
    entity: Entity,
    poll: Poll,
    reason: FluxError,
    previous: FluxListing | undefined,
    options: FluxListOptions,
  ): Promise<FluxListing> {
    try {
      const chosen = clustersToRead(entity, poll.clusters, previous);
      return await this.perCluster(poll, chosen, previous, options);
    } catch (thrown) {
      const error = fromThrown(thrown);
      if (error.problem !== 'forbidden') throw error;
      this.mode.proxyDenied(poll.now);
      throw reason;
    }
  }
}
