import type { RequestOptions } from 'node:https';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import type {
  AuthenticationStrategy,
  ClusterDetails,
} from '@backstage/plugin-kubernetes-node';
import type { KubeconfigCluster } from './messages';

/**
 * Returns the cluster of a kubeconfig context and a way to authenticate with whatever the kubeconfig's user has (token,
 * token file, client certificate, exec plugin). Credentials are read again for each request, because tokens expire.
 *
 * @throws Error with a message for the user if the file or the context cannot be used
 */
export async function loadKubeconfig({
  file,
  context,
}: KubeconfigCluster): Promise<{
  cluster: ClusterDetails;
  strategy: AuthenticationStrategy;
}> {
  // An ES module, which CommonJS can only import dynamically.
  const { KubeConfig } = await import('@kubernetes/client-node');
  const kubeconfig = new KubeConfig();
  kubeconfig.loadFromFile(file);
  if (!kubeconfig.getContextObject(context)) {
    const known = kubeconfig.getContexts().map(({ name }) => name);
    throw new Error(
      `${file} has no context '${context}'. Available: ${known.join(', ')}`,
    );
  }
  kubeconfig.setCurrentContext(context);
  const cluster = kubeconfig.getCurrentCluster();
  const user = kubeconfig.getCurrentUser();
  if (!cluster || !user) {
    throw new Error(
      `Context '${context}' in ${file} refers to a cluster or user that is not in the file`,
    );
  }
  if (cluster.proxyUrl || cluster.tlsServerName) {
    throw new Error(
      `Context '${context}' in ${file} needs proxy-url or tls-server-name, which Backstage's Kubernetes backend does not support`,
    );
  }

  const credentials = new KubeConfig();
  credentials.loadFromClusterAndUser(
    // Otherwise the client refuses plain HTTP. It only looks up credentials; the backend makes the requests.
    { ...cluster, skipTLSVerify: cluster.server.startsWith('http:') },
    user,
  );
  return {
    cluster: {
      name: context,
      url: cluster.server,
      // A provider that needs no credentials from the browser. See `strategy`.
      authMetadata: { [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'serviceAccount' },
      caData: cluster.caData,
      caFile: cluster.caFile,
      skipTLSVerify: cluster.skipTLSVerify,
      skipMetricsLookup: true,
    },
    strategy: {
      getCredential: async () => {
        const options: RequestOptions = {};
        await credentials.applyToHTTPSOptions(options);
        return toCredential(options);
      },
      validateCluster: () => [],
      presentAuthMetadata: () => ({}),
    },
  };
}

function toCredential({
  headers,
  cert,
  key,
}: RequestOptions): Awaited<
  ReturnType<AuthenticationStrategy['getCredential']>
> {
  const authorization =
    headers && 'Authorization' in headers ? headers.Authorization : undefined;
  const token = String(authorization ?? '').replace(/^Bearer /, '');
  if (token) {
    return { type: 'bearer token', token };
  }
  if (cert && key) {
    return {
      type: 'x509 client certificate',
      cert: String(cert),
      key: String(key),
    };
  }
  return { type: 'anonymous' };
}
