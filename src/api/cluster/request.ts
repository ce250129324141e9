import { FluxError, fromThrown, type FluxErrorPlace } from '../errors';
import type { ProxyApi } from './ClusterClocks';
import { fromRefusal, fromRejection } from './proxyErrors';

/**
 * Returns whether a text can be sent in a header as it is. Backstage's proxy takes the cluster's name in one, and
 * `fetch` refuses characters outside Latin-1 with the error that it also has for a lost connection.
 */
function isHeaderValue(text: string): boolean {
  try {
    return new Headers({ text }).get('text') === text;
  } catch {
    return false;
  }
}

/** The place of a request to a cluster. */
type ClusterPlace = FluxErrorPlace & { readonly cluster: string };

/**
 * Sends a request to a cluster through Backstage's proxy, with the credentials of that cluster.
 *
 * @param place - where the request goes: it becomes the place of an error
 * @param init - its headers as a plain object: `KubernetesBackendClient` spreads them, and a `Headers` instance
 *   spreads to nothing
 * @returns the cluster's answer, parsed from JSON
 * @throws FluxError - with cluster and kind, where the cluster answered; with the cluster alone, where it did not;
 *   with neither, where Backstage was not reached or does not permit it. {@link NotServed} where the cluster does not
 *   serve the path
 */
export async function request(
  proxyApi: ProxyApi,
  place: ClusterPlace,
  path: string,
  init: RequestInit,
): Promise<unknown> {
  const { cluster, group, kind } = place;
  const response = await send(proxyApi, place, path, init);
  try {
    return await response.json();
  } catch (thrown) {
    throw fromThrown(thrown, { cluster, group, kind });
  }
}

/** Sends a request like {@link request}, and returns the cluster's answer as text. */
export async function requestText(
  proxyApi: ProxyApi,
  place: ClusterPlace,
  path: string,
  init: RequestInit,
): Promise<string> {
  const { cluster, group, kind } = place;
  const response = await send(proxyApi, place, path, init);
  try {
    return await response.text();
  } catch (thrown) {
    throw fromThrown(thrown, { cluster, group, kind });
  }
}

/** Returns the response of the cluster, if it is a good one. */
async function send(
  proxyApi: ProxyApi,
  place: ClusterPlace,
  path: string,
  init: RequestInit,
): Promise<Response> {
  const { cluster, group, kind, namespace, verb, objectName } = place;
  const where = { cluster, group, kind, namespace, verb, objectName };
  if (!isHeaderValue(cluster)) {
    const message = `"${cluster}" cannot be sent in an HTTP header`;
    throw new FluxError('invalidName', message, { cluster });
  }
  let response: Response;
  try {
    response = await proxyApi.proxy({ clusterName: cluster, path, init });
  } catch (thrown) {
    throw fromRejection(thrown, where);
  }
  if (!response.ok) throw await fromRefusal(response, where);
  return response;
}
