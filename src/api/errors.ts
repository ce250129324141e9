import { isError } from '@backstage/errors';
import type { KubernetesFetchError } from '@backstage/plugin-kubernetes-common';
import type { KindRef } from '../flux';

/** Kind of failure, as far as it decides what can be done about it. @public */
export type FluxProblem =
  /** 401: the cluster, or Backstage, rejected the sign-in. */
  | 'unauthorized'
  /** 403: signed in, and not permitted. */
  | 'forbidden'
  /** 403 for this one request: an admission policy rejected it. The same may be permitted for another object. */
  | 'denied'
  /** 404, or Backstage does not know the cluster. */
  | 'notFound'
  /** The cluster does not have the kind, which the app's configuration names. */
  | 'notServed'
  /** 409: changed by someone else at the same time. */
  | 'conflict'
  /** 429: too many requests. */
  | 'throttled'
  /** No connection, or the answer breaks off. */
  | 'unreachable'
  /** No answer in time. */
  | 'timeout'
  /** 5xx. */
  | 'serverError'
  /** The answer is not one of the Kubernetes API. */
  | 'malformed'
  /** The auth provider of the cluster gave no credentials. */
  | 'noCredentials'
  /** The name of the object, its namespace, its group or its cluster is not valid in a request. */
  | 'invalidName'
  /** The label selector is not valid, or a cluster answered a search with 400. */
  | 'invalidSearch'
  /** Clusters were read separately, and which of them Backstage would choose for the entity is not known. */
  | 'unknownClusters'
  /** Several clusters have this name. Backstage's proxy reaches only the first, whichever is meant. */
  | 'ambiguousName'
  | 'other';

/**
 * Error of a request, with its HTTP status and its place: the cluster, and the kind and namespace if it is about those.
 * Without a cluster, Backstage itself failed.
 *
 * @public
 */
export class FluxError extends Error {
  readonly name = 'FluxError';
  readonly problem: FluxProblem;
  readonly cluster?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  /** Verb of the request, as in Kubernetes' roles; only of requests about one object. */
  readonly verb?: 'get' | 'patch';
  /** Name of the object that the request was to write. */
  readonly objectName?: string;
  /** HTTP status, if the failure is an HTTP response. */
  readonly status?: number;
  /** The entity's annotation to correct, if `problem` is `invalidSearch`. */
  readonly annotation?: { readonly name: string; readonly value: string };

  constructor(
    problem: FluxProblem,
    message: string,
    place: Partial<Omit<FluxError, keyof Error | 'problem'>> = {},
  ) {
    super(message);
    this.problem = problem;
    this.cluster = place.cluster;
    this.group = place.group;
    this.kind = place.kind;
    this.namespace = place.namespace;
    this.verb = place.verb;
    this.objectName = place.objectName;
    this.status = place.status;
    this.annotation = place.annotation;
  }
}

/** Where a request failed, as a {@link FluxError} tells it. */
export interface FluxErrorPlace extends Partial<KindRef> {
  readonly verb?: FluxError['verb'];
  readonly objectName?: string;
}

/** The annotation of an entity that a search takes its label from. */
export type FluxSearchAnnotation = NonNullable<FluxError['annotation']>;

const PROBLEM_OF_STATUS: Readonly<Record<number, FluxProblem>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  429: 'throttled',
};

/** Returns the problem of an HTTP status. */
export function problemOfStatus(status: number): FluxProblem {
  return PROBLEM_OF_STATUS[status] ?? (status >= 500 ? 'serverError' : 'other');
}

/**
 * Returns the error that Backstage's Kubernetes backend reports for one cluster. The backend keeps the status and drops
 * Kubernetes' message; a 403 comes as `UNKNOWN_ERROR` with `statusCode: 403`.
 */
export function fromClusterError(
  error: KubernetesFetchError,
  place: FluxErrorPlace,
): FluxError {
  if (
    error.errorType === 'FETCH_ERROR' &&
    'message' in error &&
    typeof error.message === 'string'
  ) {
    const isMalformed = error.message.includes('invalid json');
    return new FluxError(
      isMalformed ? 'malformed' : 'unreachable',
      error.message,
      place,
    );
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return status === undefined
    ? new FluxError('other', error.errorType, place)
    : new FluxError(problemOfStatus(status), `HTTP ${status}`, {
        ...place,
        status,
      });
}

/** Form in which the plain errors of `KubernetesBackendClient` carry the status. */
const BACKEND_STATUS = /^Request failed with (\d{3})\b/;
const BACKEND_MISSING = 'Could not find the Kubernetes Backend';

/**
 * How the engines of browsers word the TypeError of a mistake in some code, or of an answer that it does not expect. Any
 * other is of a `fetch` without a connection, which Safari words in the language of the system.
 */
const MISTAKE =
  /\bis not (?:a function|a constructor|an object|iterable|defined|async iterable)\b|\bis (?:undefined|null)\b|^cannot (?:read|set|destructure|convert|use|access)\b|^can't (?:access|convert)\b|\bproperties of (?:undefined|null)\b/i;

/** Problem of an error without a status, by its name: it need not be an `Error` of this realm. */
const PROBLEM_OF_NAME: Readonly<Record<string, FluxProblem>> = {
  // The answer is not JSON.
  SyntaxError: 'malformed',
  NotFoundError: 'notFound',
};

/**
 * Returns a {@link FluxError} for anything that was thrown. Errors of Backstage's clients are recognised by their name
 * and message.
 *
 * @param place - the place of the new error; a FluxError is returned as it is
 */
export function fromThrown(
  thrown: unknown,
  place: FluxErrorPlace = {},
): FluxError {
  if (thrown instanceof FluxError) return thrown;
  const { name, message } = isError(thrown)
    ? thrown
    : { name: '', message: String(thrown) };
  if (name === 'TypeError' && !MISTAKE.test(message)) {
    return new FluxError('unreachable', message, place);
  }
  const status = message.startsWith(BACKEND_MISSING)
    ? 404
    : Number(BACKEND_STATUS.exec(message)?.[1]);
  return status > 0
    ? new FluxError(problemOfStatus(status), message, { ...place, status })
    : new FluxError(PROBLEM_OF_NAME[name] ?? 'other', message, place);
}
