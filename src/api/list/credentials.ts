import type { Entity } from '@backstage/catalog-model';
import type { KubernetesRequestAuth } from '@backstage/plugin-kubernetes-common';
import type { KubernetesAuthProvidersApi } from '@backstage/plugin-kubernetes-react';
import { isRecord } from '../../flux';
import {
  isRejectedSignIn,
  providerOf,
  type Cluster,
  type RejectedSignIns,
} from '../cluster';
import { FluxError, fromThrown } from '../errors';

/** Merges credentials of two providers: all providers of OIDC write into `oidc`. */
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
 * Gets the credentials for one poll, once from each auth provider. Providers are independent: one that fails, or waits
 * for the person to sign in, does not affect the clusters of the others.
 */
export class Credentials {
  private readonly given: ReadonlyMap<string, Promise<KubernetesRequestAuth>>;

  constructor(
    api: KubernetesAuthProvidersApi,
    entity: Entity | undefined,
    clusters: readonly Cluster[],
    rejected: RejectedSignIns,
  ) {
    const request = async (
      provider: string,
    ): Promise<KubernetesRequestAuth> => {
      if (!entity) {
        // The proxy adds credentials by itself; this only waits until there are some.
        await api.getCredentials(provider);
        return {};
      }
      const body = await api.decorateRequestBodyForAuth(provider, { entity });
      return body.auth ?? {};
    };
    const ask = async (provider: string): Promise<KubernetesRequestAuth> => {
      if (rejected.has(provider)) throw rejected.get(provider);
      try {
        return await request(provider);
      } catch (thrown) {
        if (isRejectedSignIn(thrown)) rejected.set(provider, thrown);
        throw thrown;
      }
    };
    const providers = [...new Set(clusters.map(providerOf))];
    this.given = new Map(
      providers.map(provider => {
        const answer = ask(provider);
        // A failure matters only to callers of `ofAll` and `of`.
        answer.catch(() => {});
        return [provider, answer];
      }),
    );
  }

  /**
   * Returns the credentials for all clusters, as the combined query takes them.
   *
   * @throws FluxError `noCredentials` when one of the providers gives none
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
   * Waits until an auth provider has given credentials.
   *
   * @throws FluxError `noCredentials` when it gives none
   */
  async of(provider: string): Promise<void> {
    try {
      await this.given.get(provider);
    } catch (thrown) {
      throw failureOf(provider, thrown);
    }
  }
}

function failureOf(provider: string, thrown: unknown): FluxError {
  return new FluxError(
    'noCredentials',
    `${provider}: ${fromThrown(thrown).message}`,
  );
}
