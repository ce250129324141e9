import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { FluxError, fromThrown } from '../errors';

/** How long the list of clusters is cached, in ms. It rarely changes but with Backstage's configuration. */
const CLUSTERS_FOR = 5 * 60_000;

/** A cluster that Backstage knows, with the name of its auth provider. */
export type Cluster = Awaited<ReturnType<KubernetesApi['getClusters']>>[number];

/** A reading of the list of clusters, begun at a time in ms since the epoch. */
export interface ClustersReading {
  readonly at: number;
  readonly clusters: Promise<readonly Cluster[]>;
}

/** Reads the list of clusters from Backstage, and caches it: it is not read at every poll. */
export class ClusterDirectory {
  /** @param cached - a reading that has already begun */
  constructor(
    private readonly kubernetesApi: KubernetesApi,
    private cached?: ClustersReading,
  ) {}

  /** Identifies the reading of the list that is cached now. */
  get reading(): unknown {
    return this.cached;
  }

  /**
   * @param outdated - a reading that does not count, whatever its age
   * @throws FluxError without a cluster
   */
  async list(now: number, outdated?: unknown): Promise<readonly Cluster[]> {
    const before = this.cached;
    const isCurrent =
      before && before !== outdated && now - before.at <= CLUSTERS_FOR;
    const cached = isCurrent
      ? before
      : { at: now, clusters: this.kubernetesApi.getClusters() };
    this.cached = cached;
    try {
      const clusters = await cached.clusters;
      if (Array.isArray(clusters)) return clusters;
      throw new FluxError(
        'malformed',
        'Backstage did not return a list of clusters',
      );
    } catch (thrown) {
      if (this.cached === cached) this.forget();
      throw fromThrown(thrown);
    }
  }

  /** Empties the cache. */
  forget(): void {
    this.cached = undefined;
  }
}
