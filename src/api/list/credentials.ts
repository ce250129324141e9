import type { Entity } from '@backstage/catalog-model';
import type { KubernetesRequestAuth } from '@backstage/plugin-kubernetes-common';
import type { KubernetesAuthProvidersApi } from '@backstage/plugin-kubernetes-react';
import { isRecord } from '../../flux';
import type { Cluster } from './clusters';
import { FluxError, fromThrown } from '../errors';

/** As Backstage's auth providers are called: `oidc.okta`. */
function providerOf({ authProvider, oidcTokenProvider }: Cluster): string {
  return oidcTokenProvider
    ? `${authProvider}.${oidcTokenProvider}`
    : authProvider;
}

/** Two providers of OIDC both write into `oidc`. */
function merge(
  one: KubernetesRequestAuth,
  other: KubernetesRequestAuth,
): KubernetesRequestAuth {
  const merged = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const former = merged[key];
    merged[key] =
      isRecord(former) && isRecord(value) ? { ...former, ...value } : value;
  }
  return merged;
}

/**
 * The credentials that one poll takes. Each auth provider is asked once and for itself: one that fails, or waits for
 * somebody to sign in, must not stand in the way of the clusters of the others.
 */
export class Credentials {
  private readonly given: ReadonlyMap<string, Promise<KubernetesRequestAuth>>;

  constructor(
    api: KubernetesAuthProvidersApi,
    entity: Entity,
    clusters: readonly Cluster[],
  ) {
    const ask = async (provider: string): Promise<KubernetesRequestAuth> => {
      const body = await api.decorateRequestBodyForAuth(provider, { entity });
      return body.auth ?? {};
    };
    const providers = [...new Set(clusters.map(providerOf))];
    this.given = new Map(
      providers.map(provider => {
        const answer = ask(provider);
        // Whoever needs it hears of its failure; where nobody does, it is none.
        answer.catch(() => {});
        return [provider, answer];
      }),
    );
  }

  /**
   * What a query of all clusters takes.
   *
   * @throws FluxError `noCredentials` when one of the providers does not give any
   */
  async ofAll(): Promise<KubernetesRequestAuth> {
    const all = [...this.given].map(([provider, answer]) =>
      answer.catch((thrown: unknown) => {
        throw failureOf(provider, thrown);
      }),
    );
    return (await Promise.all(all)).reduce(merge, {});
  }

  /**
   * Waits until there are credentials for a cluster.
   *
   * @throws FluxError `noCredentials`, with the cluster, when its provider does not give any
   */
  async of(cluster: Cluster): Promise<void> {
    const provider = providerOf(cluster);
    try {
      await this.given.get(provider);
    } catch (thrown) {
      throw failureOf(provider, thrown, cluster);
    }
  }
}

function failureOf(
  provider: string,
  thrown: unknown,
  cluster?: Cluster,
): FluxError {
  return new FluxError(
    'noCredentials',
    `${provider}: ${fromThrown(thrown).message}`,
    { cluster: cluster?.name },
  );
}
