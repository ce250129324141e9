import type {
  CustomResourceMatcher,
  FetchResponse,
  KubernetesFetchError,
} from '@backstage/plugin-kubernetes-common';
import type { StandInCluster } from './types';
import { propertiesOf } from './untrusted';

/** Address of the clusters. The stand-in has no network, so it only appears in the message of a FETCH_ERROR. */
export const clusterUrl = 'http://127.0.0.1:6443';

/** A failure that affects only one cluster. The backend fails the whole query for any other error. */
export class FetchError extends Error {
  readonly name = 'FetchError';
}

/**
 * Sends one list request, like `KubernetesFetcher.ts` and `KubernetesConnection.ts` of
 * `@backstage/plugin-kubernetes-backend` 0.21.
 *
 * @throws FetchError if there was no answer or it was not JSON; another error if it was not a list
 */
export async function fetchResource(
  cluster: StandInCluster,
  { group, apiVersion, plural }: CustomResourceMatcher,
  namespace: string | undefined,
  labelSelector: string,
): Promise<FetchResponse | KubernetesFetchError> {
  const root = group
    ? `/apis/${encodeURIComponent(group)}/${encodeURIComponent(apiVersion)}`
    : `/api/${encodeURIComponent(apiVersion)}`;
  const scope = namespace ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const url = new URL(
    `${root}${scope}/${encodeURIComponent(plural)}`,
    clusterUrl,
  );
  url.search = `labelSelector=${encodeURIComponent(labelSelector)}`;

  const response = await answer(cluster, url);
  if (!response.ok) {
    return {
      errorType: errorType(response.status),
      statusCode: response.status,
      resourcePath: url.pathname,
    };
  }
  return {
    type: 'customresources',
    resources: listItems(parse(await response.text(), url), plural),
  };
}

async function answer(cluster: StandInCluster, url: URL): Promise<Response> {
  const request = new Request(url, {
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${cluster.token}`,
    },
  });
  try {
    return await cluster.handle(request);
  } catch (error) {
    throw new FetchError(
      `request to ${url} failed, reason: connect ECONNREFUSED ${url.host}`,
      { cause: error },
    );
  }
}

function errorType(status: number) {
  switch (status) {
    case 400:
      return 'BAD_REQUEST';
    case 401:
      return 'UNAUTHORIZED_ERROR';
    case 404:
      return 'NOT_FOUND';
    case 500:
      return 'SYSTEM_ERROR';
    default:
      return 'UNKNOWN_ERROR';
  }
}

function parse(text: string, url: URL): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FetchError(
      `invalid json response body at ${url} reason: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

/** Returns a list's items with the list's kind minus `List`, as the backend does, whatever kind the items have. */
function listItems(list: unknown, plural: string): object[] {
  const { kind, items } = propertiesOf(list);
  if (typeof kind !== 'string') {
    throw new Error(`Missing kind in response when fetching '${plural}'`);
  }
  if (!Array.isArray(items)) {
    throw new TypeError("Cannot read properties of undefined (reading 'map')");
  }
  const itemKind = kind.replace(/List$/, '');
  return items.map(item => ({ ...item, kind: itemKind }));
}
