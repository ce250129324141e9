import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import pLimit, { type Limit } from 'p-limit';
import { isRecord, type KindRef } from '../../flux';
import {
  FluxError,
  fromThrown,
  problemOfStatus,
  type FluxErrorPlace,
} from '../errors';
import { unlessAborted, withTimeLimit } from './timeLimit';

/** What the kube-apiserver says, in plain text, of a group, version or resource that it does not serve. */
export const NOT_SERVED = '404 page not found';

/** How Backstage's proxy begins what it says when a cluster did not answer it. */
const NO_CONNECTION = /^Cluster '[^]*' request error/;
/** `Auth token not found under oidc.okta in request body`, `ENOENT … serviceaccount/token`, `no bearer token …`. */
const NO_CREDENTIALS = /\btoken\b|credential/i;

/**
 * What Backstage itself says instead of handing on a cluster's answer: `error` of its error body, which a `Status` of
 * Kubernetes does not have. Its 401 and 403 are about Backstage, whatever the cluster; the rest is about the cluster.
 */
function fromBackstage(
  message: string,
  status: number,
  { cluster }: FluxErrorPlace,
): FluxError {
  if (status === 401 || status === 403) {
    return new FluxError(problemOfStatus(status), message, { status });
  }
  if (NO_CONNECTION.test(message)) {
    return new FluxError('unreachable', message, { cluster });
  }
  return status >= 500 && NO_CREDENTIALS.test(message)
    ? new FluxError('noCredentials', message, { cluster })
    : new FluxError(problemOfStatus(status), message, { cluster, status });
}

async function fromRefusal(
  response: Response,
  place: FluxErrorPlace,
): Promise<FluxError> {
  const { status } = response;
  const body = await response.text();
  const said = readJson(body);
  if (isRecord(said) && isRecord(said.error)) {
    return fromBackstage(String(said.error.message), status, place);
  }
  const message =
    isRecord(said) && typeof said.message === 'string'
      ? said.message
      : body || response.statusText;
  // Whatever else is not JSON is of the cluster as a whole (asked too often), or of something on the way to it.
  const isAboutKind = said !== undefined || body.startsWith(NOT_SERVED);
  return new FluxError(problemOfStatus(status), message, {
    cluster: place.cluster,
    group: isAboutKind ? place.group : undefined,
    kind: isAboutKind ? place.kind : undefined,
    namespace: isAboutKind ? place.namespace : undefined,
    verb: isAboutKind ? place.verb : undefined,
    status,
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `KubernetesBackendClient.proxy` first asks for the clusters and the credentials; any of it may fail. */
function fromRejection(
  thrown: unknown,
  { cluster }: FluxErrorPlace,
): FluxError {
  const error = fromThrown(thrown, { cluster });
  const { problem, status } = error;
  // It does not know the cluster, or the auth provider did not give credentials in whatever words it has.
  const isOfCluster =
    problem === 'other' || (problem === 'notFound' && status === undefined);
  return isOfCluster ? error : fromThrown(thrown);
}

/** Of requests about one object; a review is a POST and about none. */
const VERBS: Readonly<Record<string, FluxErrorPlace['verb']>> = {
  GET: 'get',
  PATCH: 'patch',
};

/**
 * Sends a request to a cluster through Backstage's proxy, with the credentials of that cluster.
 *
 * @param init - its headers as a plain object: `KubernetesBackendClient` spreads them, and a `Headers` instance
 *   spreads to nothing
 * @returns what the cluster sent, read from JSON
 * @throws FluxError - with cluster and kind, where the cluster answered; with the cluster alone, where it did not;
 *   with neither, where Backstage was not reached or does not permit it
 */
export async function askCluster(
  kubernetesApi: KubernetesApi,
  place: KindRef,
  path: string,
  init: RequestInit,
): Promise<unknown> {
  const { cluster, group, kind, namespace } = place;
  let response: Response;
  try {
    response = await kubernetesApi.proxy({ clusterName: cluster, path, init });
  } catch (thrown) {
    throw fromRejection(thrown, place);
  }
  if (!response.ok) {
    const verb = namespace ? VERBS[init.method ?? ''] : undefined;
    throw await fromRefusal(response, {
      cluster,
      group,
      kind,
      namespace,
      verb,
    });
  }
  try {
    return await response.json();
  } catch (thrown) {
    throw fromThrown(thrown, { cluster, group, kind });
  }
}

/** Of one cluster: one that does not answer leaves the others their share of the browser's connections (six, over HTTP/1.1). */
const LOOKS_AT_ONCE = 2;
const LOOK_LIMIT_MS = 10_000;

const queues = new WeakMap<KubernetesApi, Map<string, Limit>>();

function queueOf(kubernetesApi: KubernetesApi, cluster: string): Limit {
  const byCluster = queues.get(kubernetesApi) ?? new Map<string, Limit>();
  queues.set(kubernetesApi, byCluster);
  const queue = byCluster.get(cluster) ?? pLimit(LOOKS_AT_ONCE);
  byCluster.set(cluster, queue);
  return queue;
}

/**
 * As {@link askCluster}, of a request that changes nothing: it waits for its turn, and is given up when no answer comes
 * in time.
 */
export async function lookAt(
  kubernetesApi: KubernetesApi,
  place: KindRef,
  path: string,
  init: RequestInit,
): Promise<unknown> {
  const { cluster } = place;
  const look = (signal: AbortSignal) =>
    unlessAborted(
      signal,
      askCluster(kubernetesApi, place, path, { ...init, signal }),
    );
  return queueOf(
    kubernetesApi,
    cluster,
  )(() => withTimeLimit(LOOK_LIMIT_MS, { cluster }, look));
}
