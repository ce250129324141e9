import { isRecord } from '../../flux';
import {
  FluxError,
  fromThrown,
  problemOfStatus,
  type FluxErrorPlace,
} from '../errors';
import { NotServed } from './NotServed';

/** The API server's answer, in plain text, for a group, version or resource that it does not serve. */
const NOT_SERVED = '404 page not found';

/** How a message of Backstage's proxy begins when the cluster did not answer it. */
const NO_CONNECTION = /^Cluster '[^]*' request error/;
/** `Auth token not found under oidc.okta in request body`, `ENOENT … serviceaccount/token`, `no bearer token …`. */
const NO_CREDENTIALS = /\btoken\b|credential/i;

/** How Kubernetes words a missing role. Any other 403 of a write comes from an admission policy. */
const MISSING_ROLE = /\bUser "[^]*" cannot \S+ (resource|path)\b/;

/**
 * Returns the error of a response that Backstage sent itself instead of passing on a cluster's answer. Its 401 and 403
 * are about Backstage, whatever the cluster; all others are about the cluster.
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

/** Returns the error of a response that is not ok. */
export async function fromRefusal(
  response: Response,
  place: FluxErrorPlace,
): Promise<FluxError> {
  const { status } = response;
  const body = await response.text();
  const json = readJson(body);
  // A `Status` of Kubernetes has no field `error`.
  if (isRecord(json) && isRecord(json.error)) {
    return fromBackstage(String(json.error.message), status, place);
  }
  if (status === 404 && body.startsWith(NOT_SERVED)) {
    return new NotServed(body, { ...place, status });
  }
  const message =
    isRecord(json) && typeof json.message === 'string'
      ? json.message
      : body || response.statusText;
  const isPolicy =
    status === 403 &&
    place.verb === 'patch' &&
    isRecord(json) &&
    !MISSING_ROLE.test(message);
  if (isPolicy) return new FluxError('denied', message, { ...place, status });
  // Anything else that is not JSON is about the cluster as a whole (too many requests), or comes from a gateway.
  const about = json === undefined ? { cluster: place.cluster } : place;
  return new FluxError(problemOfStatus(status), message, { ...about, status });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Returns the error of a request that got no response. `KubernetesBackendClient.proxy` first asks for the clusters and
 * for credentials; any of it may fail.
 */
export function fromRejection(
  thrown: unknown,
  { cluster }: FluxErrorPlace,
): FluxError {
  const error = fromThrown(thrown, { cluster });
  const { problem, status } = error;
  // Backstage does not know the cluster, or the auth provider gave no credentials, in whatever words it has.
  const isOfCluster =
    problem === 'other' || (problem === 'notFound' && status === undefined);
  return isOfCluster ? error : fromThrown(thrown);
}
