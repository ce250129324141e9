import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  kubernetesAuthStrategyExtensionPoint,
  kubernetesClusterSupplierExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import type { KubeconfigCluster } from '../../dev/backend';
import { loadKubeconfig } from '../../dev/backend/kubeconfig';

/**
 * Returns a backend module that provides only the user's own cluster.
 *
 * @throws Error if the file or the context cannot be used
 */
export async function ownCluster(kubeconfig: KubeconfigCluster) {
  const { cluster, strategy } = await loadKubeconfig(kubeconfig);
  return createBackendModule({
    pluginId: 'kubernetes',
    moduleId: 'kubeconfig',
    register: env => {
      env.registerInit({
        deps: {
          supplier: kubernetesClusterSupplierExtensionPoint,
          strategies: kubernetesAuthStrategyExtensionPoint,
        },
        init: async ({ supplier, strategies }) => {
          supplier.addClusterSupplier({ getClusters: async () => [cluster] });
          strategies.addAuthStrategy('serviceAccount', strategy);
        },
      });
    },
  });
}
