import {
  KubernetesBackendClient,
  type KubernetesApi,
} from '@backstage/plugin-kubernetes-react';
import type { ClusterDirectory } from './ClusterDirectory';

/** Statuses of a gateway, which may be in front of the cluster or in front of Backstage. */
const GATEWAY_STATUS: readonly number[] = [502, 503, 504];

/**
 * Returns the Kubernetes API with the list of clusters taken from the directory.
 *
 * Before each request to a cluster, `KubernetesBackendClient.proxy` calls its own `getClusters`, which Backstage creates
 * without a cache: every request would cost two. The returned client inherits everything from the app's, credentials
 * included, and answers `getClusters` from the directory. An app's own implementation is used as it is: it may not
 * bear such a stand-in, and may not need it.
 */
export function withClusters(
  kubernetesApi: KubernetesApi,
  directory: ClusterDirectory,
): KubernetesApi {
  const isBackstages =
    Object.getPrototypeOf(kubernetesApi) === KubernetesBackendClient.prototype;
  if (!isBackstages) return kubernetesApi;
  const getClusters = () => directory.list(Date.now());
  const client: KubernetesApi = Object.create(kubernetesApi, {
    getClusters: { value: getClusters },
  });
  const proxy: KubernetesApi['proxy'] = async options => {
    const { reading } = directory;
    const response = await kubernetesApi.proxy.call(client, options);
    // Where Backstage is down, the list of clusters fails, too: no cluster is blamed for it.
    if (GATEWAY_STATUS.includes(response.status))
      await directory.list(Date.now(), reading);
    return response;
  };
  return Object.create(client, { proxy: { value: proxy } });
}
