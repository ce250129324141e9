import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { FluxError, fromThrown } from '../errors';
import type { ClusterDirectory } from './ClusterDirectory';
import { isRejectedSignIn, providerOf, type RejectedSignIns } from './signIns';

/**
 * Returns the Kubernetes API whose proxy does not ask again for a sign-in that the person rejected:
 * `KubernetesBackendClient.proxy` asks with each request, also where a machine sends it. A write is the person's own
 * doing, and asks.
 */
export function withSignIns(
  kubernetesApi: KubernetesApi,
  directory: ClusterDirectory,
  rejected: RejectedSignIns,
): KubernetesApi {
  const proxy: KubernetesApi['proxy'] = async options => {
    const { clusterName: cluster, init } = options;
    const clusters = await directory.list(Date.now());
    const known = clusters.find(({ name }) => name === cluster);
    if (!known) return kubernetesApi.proxy(options);
    const provider = providerOf(known);
    const refusal = (thrown: unknown) =>
      new FluxError(
        'noCredentials',
        `${provider}: ${fromThrown(thrown).message}`,
        { cluster },
      );
    if (init?.method === 'PATCH') rejected.delete(provider);
    if (rejected.has(provider)) throw refusal(rejected.get(provider));
    try {
      return await kubernetesApi.proxy(options);
    } catch (thrown) {
      if (!isRejectedSignIn(thrown)) throw thrown;
      rejected.set(provider, thrown);
      throw refusal(thrown);
    }
  };
  return Object.create(kubernetesApi, { proxy: { value: proxy } });
}
