import type { Entity } from '@backstage/catalog-model';
import type { KubernetesRequestAuth } from '@backstage/plugin-kubernetes-common';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import { FluxError, fromThrown } from './FluxError';

/** How long the list of clusters is believed, in ms. It changes with Backstage's config, seldom otherwise. */
const CLUSTERS_FOR = 5 * 60_000;

type Cluster = Awaited<ReturnType<KubernetesApi['getClusters']>>[number];

/** The clusters that Backstage knows, asked for once in a while and not at every poll. */
export class ClusterDirectory {
  private cached?: {
    readonly at: number;
    readonly clusters: Promise<readonly Cluster[]>;
  };

  constructor(
    private readonly kubernetesApi: KubernetesApi,
    private readonly authProvidersApi: KubernetesAuthProvidersApi,
  ) {}

  /** @throws FluxError without a cluster */
  async list(now: number): Promise<readonly Cluster[]> {
    if (!this.cached || now - this.cached.at > CLUSTERS_FOR) {
      const clusters = this.kubernetesApi.getClusters();
      this.cached = { at: now, clusters };
    }
    const { cached } = this;
    try {
      return await cached.clusters;
    } catch (thrown) {
      if (this.cached === cached) this.forget();
      throw fromThrown(thrown);
    }
  }

  /** Asks again at the next need. */
  forget(): void {
    this.cached = undefined;
  }

  /**
   * The credentials that a query of these clusters takes: each auth provider adds its own.
   *
   * @throws FluxError `noCredentials` when a provider does not give any
   */
  async auth(
    entity: Entity,
    clusters: readonly Cluster[],
  ): Promise<KubernetesRequestAuth> {
    const providers = new Set(
      clusters.map(({ authProvider, oidcTokenProvider }) =>
        oidcTokenProvider
          ? `${authProvider}.${oidcTokenProvider}`
          : authProvider,
      ),
    );
    let body: { entity: Entity; auth?: KubernetesRequestAuth } = { entity };
    for (const provider of providers) {
      try {
        body = await this.authProvidersApi.decorateRequestBodyForAuth(
          provider,
          body,
        );
      } catch (thrown) {
        throw new FluxError(
          'noCredentials',
          `${provider}: ${fromThrown(thrown).message}`,
        );
      }
    }
    return body.auth ?? {};
  }
}
