import { STATUS_CODES } from 'node:http';
import { isError, NotAllowedError, serializeError } from '@backstage/errors';
import {
  kubernetesClustersReadPermission,
  kubernetesProxyPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import { errorResponse } from './errors';
import { applyFault } from './faults';
import { clusterHeader, proxy } from './proxy';
import { customQuery } from './query';
import type {
  BackstageFault,
  Endpoint,
  KubernetesBackendStandIn,
  StandInCluster,
  StandInOptions,
  StandInRequest,
} from './types';

/**
 * Creates Backstage's Kubernetes endpoints without Backstage, for Jest, as far as the plugin uses them. Answers match those
 * of `@backstage/plugin-kubernetes-backend`; `contract.test.ts` compares the two.
 *
 * All clusters use the auth provider `serviceAccount`, so the browser sends no credentials.
 */
export function createKubernetesBackendStandIn(
  options: StandInOptions,
): KubernetesBackendStandIn {
  const {
    entities,
    basePath = '/api/kubernetes',
    serviceLocator = 'singleTenant',
  } = options;
  const requests: StandInRequest[] = [];
  let faults: readonly BackstageFault[] = [];
  let denied = new Set<string>();

  const clusters = () =>
    typeof options.clusters === 'function'
      ? options.clusters()
      : options.clusters;
  const authorize = ({ name }: { name: string }) => {
    if (denied.has(name)) {
      throw new NotAllowedError('Unauthorized');
    }
  };

  const endpoints: Record<
    Endpoint,
    (request: Request, path: string, body: unknown) => Promise<Response>
  > = {
    clusters: async () => {
      authorize(kubernetesClustersReadPermission);
      return Response.json({ items: clusters().map(presentCluster) });
    },
    query: async (_request, _path, body) => {
      authorize(kubernetesResourcesReadPermission);
      return Response.json(
        await customQuery(body, clusters(), entities, serviceLocator),
      );
    },
    proxy: async (request, path) => {
      if (denied.has(kubernetesProxyPermission.name)) {
        // The proxy answers this itself, without the request and response that other errors include.
        const error = serializeError(new NotAllowedError('Unauthorized'));
        return Response.json({ error }, { status: 403 });
      }
      return proxy(request, path.slice('/proxy'.length), clusters());
    },
  };

  const answer = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const below = pathname.startsWith(`${basePath}/`);
    const path = `${below ? pathname.slice(basePath.length) : pathname}${search}`;
    const { method } = request;
    const body = readBody(await request.clone().text());
    const cluster = request.headers.get(clusterHeader) ?? undefined;
    requests.push({ method, path, cluster, body });

    const endpoint = below ? endpointOf(method, path) : undefined;
    const faulty = await applyFault(faults, endpoint, { method, url: path });
    if (faulty) {
      return faulty;
    }
    if (!endpoint) {
      return new Response(null, { status: 404 });
    }
    try {
      return await endpoints[endpoint](request, path, body);
    } catch (error) {
      // May be an Error of another realm: Jest has two.
      if (isError(error)) {
        return errorResponse(error, { method, url: path });
      }
      throw error;
    }
  };

  const handle = async (request: Request) =>
    withReasonPhrase(await answer(request));

  return Object.assign(handle, {
    basePath,
    requests,
    setFaults: (next: readonly BackstageFault[]) => {
      faults = next;
    },
    setDenied: (permissions: readonly string[]) => {
      denied = new Set(permissions);
    },
    reset: () => {
      faults = [];
      denied = new Set();
      requests.length = 0;
    },
  });
}

/** The list of clusters has only the address of a dashboard. */
function presentCluster({ name, described }: StandInCluster) {
  const { title, dashboardUrl } = described ?? {};
  return { name, title, dashboardUrl, authProvider: 'serviceAccount' };
}

/** Adds the HTTP/1.1 reason phrase, which `KubernetesBackendClient` puts into its error messages. */
function withReasonPhrase({ body, headers, status }: Response): Response {
  return new Response(body, {
    status,
    statusText: STATUS_CODES[status],
    headers,
  });
}

function endpointOf(method: string, path: string): Endpoint | undefined {
  if (path.startsWith('/proxy/')) {
    return 'proxy';
  }
  switch (`${method} ${path.split('?')[0]}`) {
    case 'GET /clusters':
      return 'clusters';
    case 'POST /resources/custom/query':
      return 'query';
    default:
      return undefined;
  }
}

function readBody(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}
