import type { RequestOptions } from 'node:https';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import type {
  AuthenticationStrategy,
  ClusterDetails,
} from '@backstage/plugin-kubernetes-node';
import type { KubeconfigCluster } from './messages';

/**
 * The cluster of a kubeconfig context, and how to get into it: with whatever the kubeconfig's user has (token, token
 * file, client certificate, exec plugin), asked for anew at each request because tokens expire.
 *
 * @throws Error if the file or the context cannot be used, with a message for the person who named them
 */
export async function loadKubeconfig({
  file,
  context,
}: KubeconfigCluster): Promise<{
  cluster: ClusterDetails;
  strategy: AuthenticationStrategy;
}> {
  // An ES module, which CommonJS can only load this way.
  const { KubeConfig } = await import('@kubernetes/client-node');
  const kubeconfig = new KubeConfig();
  kubeconfig.loadFromFile(file);
  if (!kubeconfig.getContextObject(context)) {
    const known = kubeconfig.getContexts().map(({ name }) => name);
    throw new Error(
      `${file} has no context '${context}'. It has: ${known.join(', ')}`,
    );
  }
  kubeconfig.setCurrentContext(context);
  const cluster = kubeconfig.getCurrentCluster();
  const user = kubeconfig.getCurrentUser();
  if (!cluster || !user) {
    throw new Error(
      `Context '${context}' of ${file} names a cluster or a user that the file does not have`,
    );
  }
  if (cluster.proxyUrl || cluster.tlsServerName) {
    throw new Error(
      `Context '${context}' of ${file} needs proxy-url or tls-server-name, which Backstage's Kubernetes backend does not support`,
    );
  }

  const credentials = new KubeConfig();
  credentials.loadFromClusterAndUser(
    // The client refuses plain HTTP otherwise. It only looks up credentials here; the backend makes the requests.
    { ...cluster, skipTLSVerify: cluster.server.startsWith('http:') },
    user,
  );
  return {
    cluster: {
      name: context,
      url: cluster.server,
      // A provider that the page knows how to handle: nothing to ask for in the browser. See `strategy`.
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
