import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import {
  kubernetesAuthStrategyExtensionPoint,
  kubernetesClusterSupplierExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import type { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { DefinitivePolicyDecision } from '@backstage/plugin-permission-common';
import { createConfig } from './config';
import { writeTemporaryKeyPair } from './keyPair';
import { loadKubeconfig } from './kubeconfig';
import type { BackendOptions, BackendState, TokenCluster } from './messages';

/**
 * Starts a Backstage backend with only the real Kubernetes plugin: no database, no catalog backend, no permission
 * backend.
 *
 * @param state - called for each request
 */
export async function startBackend(
  options: BackendOptions,
  state: () => BackendState,
): Promise<void> {
  const own = options.kubeconfig && (await loadKubeconfig(options.kubeconfig));
  const clusters = () =>
    own ? [own.cluster] : state().clusters.map(toClusterDetails);

  const keyPair = writeTemporaryKeyPair();
  const features: BackendFeature[] = [
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => createConfig(options, keyPair),
    }),
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () =>
        new InMemoryCatalogClient({ entities: [...options.entities] }),
    }),
    createServiceFactory({
      service: coreServices.permissions,
      deps: {},
      factory: () => {
        const decide = (requests: { permission: { name: string } }[]) =>
          requests.map(({ permission }): DefinitivePolicyDecision => ({
            result: state().denied.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          }));
        return {
          authorize: async requests => decide(requests),
          authorizeConditional: async requests => decide(requests),
        };
      },
    }),
  ];
  if (!options.kubernetes) {
    features.push(
      createBackendModule({
        pluginId: 'kubernetes',
        moduleId: 'harness',
        register: env => {
          env.registerInit({
            deps: { supplier: kubernetesClusterSupplierExtensionPoint },
            init: async ({ supplier }) => {
              supplier.addClusterSupplier({
                getClusters: async () => clusters(),
              });
            },
          });
        },
      }),
    );
  }
  if (own) {
    features.push(
      createBackendModule({
        pluginId: 'kubernetes',
        moduleId: 'kubeconfig',
        register: env => {
          env.registerInit({
            deps: { strategies: kubernetesAuthStrategyExtensionPoint },
            init: async ({ strategies }) => {
              strategies.addAuthStrategy('serviceAccount', own.strategy);
            },
          });
        },
      }),
    );
  }

  const backend = createBackend();
  features.forEach(feature => backend.add(feature));
  backend.add(import('@backstage/plugin-kubernetes-backend'));
  await backend.start();
  keyPair.remove();
}

function toClusterDetails(cluster: TokenCluster): ClusterDetails {
  const { name, url, token, described } = cluster;
  return {
    ...described,
    name,
    url,
    authMetadata: {
      [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'serviceAccount',
      serviceAccountToken: token,
    },
    skipMetricsLookup: true,
  };
}
