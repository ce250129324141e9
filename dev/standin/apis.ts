import { UrlPatternDiscovery } from '@backstage/core-app-api';
import type { ApiRef, OAuthApi } from '@backstage/core-plugin-api';
import {
  KubernetesAuthProviders,
  KubernetesBackendClient,
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';

const noSignIn: OAuthApi = {
  getAccessToken: async () => {
    throw new Error('Signing in is not supported here');
  },
};

/**
 * Returns Backstage's own client of the Kubernetes backend and its auth providers, as pairs for `TestApiProvider` and
 * `TestApiRegistry`. Only service account clusters work: nobody can sign in to Google or Microsoft here.
 *
 * @param baseUrl - origin of the backend, such as `http://localhost:7007`
 */
export function createKubernetesApis({
  baseUrl,
}: {
  baseUrl: string;
}): readonly [
  readonly [ApiRef<KubernetesApi>, KubernetesApi],
  readonly [ApiRef<KubernetesAuthProvidersApi>, KubernetesAuthProvidersApi],
] {
  const kubernetesAuthProvidersApi = new KubernetesAuthProviders({
    googleAuthApi: noSignIn,
    microsoftAuthApi: noSignIn,
  });
  const kubernetesApi = new KubernetesBackendClient({
    discoveryApi: UrlPatternDiscovery.compile(`${baseUrl}/api/{{ pluginId }}`),
    // Looked up for each call: msw replaces the global fetch while its server listens.
    fetchApi: { fetch: (...args) => globalThis.fetch(...args) },
    kubernetesAuthProvidersApi,
  });
  return [
    [kubernetesApiRef, kubernetesApi],
    [kubernetesAuthProvidersApiRef, kubernetesAuthProvidersApi],
  ];
}
