import {
  ForwardedError,
  NotFoundError,
  serializeError,
} from '@backstage/errors';
import { clusterUrl } from './fetchResource';
import type { StandInCluster } from './types';

/** Header with the cluster's name, as in `KubernetesProxy.ts` of `@backstage/plugin-kubernetes-backend` 0.21. */
export const clusterHeader = 'Backstage-Kubernetes-Cluster';
const authorizationHeader = 'Backstage-Kubernetes-Authorization';

/**
 * Answers `ANY /proxy/*`: forwards the request with the cluster's credentials, and returns the cluster's answer.
 *
 * @param path - below `/proxy`, with the query string
 * @throws NotFoundError if no such cluster is configured
 */
export async function proxy(
  request: Request,
  path: string,
  clusters: readonly StandInCluster[],
): Promise<Response> {
  const cluster = findCluster(request.headers.get(clusterHeader), clusters);
  const headers = new Headers(request.headers);
  headers.set(
    'authorization',
    request.headers.get(authorizationHeader) ?? `Bearer ${cluster.token}`,
  );
  const body = await request.arrayBuffer();
  const forwarded = new Request(new URL(path, clusterUrl), {
    method: request.method,
    headers,
    ...(body.byteLength > 0 && { body }),
  });
  try {
    return await cluster.handle(forwarded);
  } catch {
    return unreachable(cluster, request);
  }
}

function findCluster(
  name: string | null,
  clusters: readonly StandInCluster[],
): StandInCluster {
  if (clusters.length === 0) {
    throw new NotFoundError('No Clusters configured');
  }
  const [first, ...others] = clusters;
  const cluster = name
    ? clusters.find(candidate => candidate.name === name)
    : others.length === 0 && first;
  if (!cluster) {
    throw new NotFoundError(`Cluster '${name ?? undefined}' not found`);
  }
  return cluster;
}

function unreachable(cluster: StandInCluster, request: Request): Response {
  const { host, hostname, port } = new URL(clusterUrl);
  const cause = Object.assign(new Error(`connect ECONNREFUSED ${host}`), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address: hostname,
    port: Number(port),
  });
  const { pathname, search } = new URL(request.url);
  return Response.json(
    {
      error: serializeError(
        new ForwardedError(`Cluster '${cluster.name}' request error`, cause),
      ),
      request: { method: request.method, url: `${pathname}${search}` },
      response: { statusCode: 500 },
    },
    { status: 500 },
  );
}
