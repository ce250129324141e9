import { configApiRef, createApiFactory } from '@backstage/core-plugin-api';
import {
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
  type KubernetesApi,
} from '@backstage/plugin-kubernetes-react';
import { fluxApiRef } from './api/FluxApi';
import { onDemand } from './api/onDemand';
import { loadCore } from './loading';

/** Begins to read the list of clusters. @returns the reading, as long as it has not failed */
function beginClusters(kubernetesApi: KubernetesApi) {
  const reading = { at: Date.now(), clusters: kubernetesApi.getClusters() };
  let begun: typeof reading | undefined = reading;
  reading.clusters.catch(() => {
    // The first listing reads it again, and reports why it fails.
    begun = undefined;
  });
  return () => begun;
}

/**
 * Provides the API through the clients with which the app accesses Kubernetes. While the code of its own client is
 * loaded, the list of clusters is already on its way.
 */
export const fluxApiFactory = createApiFactory({
  api: fluxApiRef,
  deps: {
    configApi: configApiRef,
    kubernetesApi: kubernetesApiRef,
    kubernetesAuthProvidersApi: kubernetesAuthProvidersApiRef,
  },
  factory: deps => {
    const clusters = beginClusters(deps.kubernetesApi);
    return onDemand(async () => {
      const { FluxClient } = await loadCore();
      return new FluxClient({ ...deps, clusters: clusters() });
    });
  },
});
