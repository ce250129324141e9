import { isError } from '@backstage/errors';
import type { KubernetesFetchError } from '@backstage/plugin-kubernetes-common';
import type { KindRef } from '../flux';

/** What went wrong, as far as it decides what can be done about it. @public */
export type FluxProblem =
  /** 401: the credentials for the cluster, or for Backstage, were not accepted. */
  | 'unauthorized'
  /** 403: known, and not allowed. */
  | 'forbidden'
  | 'notFound'
  /** 409: somebody else wrote at the same moment. */
  | 'conflict'
  /** 429: asked too often. */
  | 'throttled'
  /** No connection, or an answer that breaks off. */
  | 'unreachable'
  /** No answer within the time that it is given. */
  | 'timeout'
  /** 5xx. */
  | 'serverError'
  /** An answer that is not what the Kubernetes API sends. */
  | 'malformed'
  /** The auth provider of the cluster gave no credentials. */
  | 'noCredentials'
  /** The object's name cannot be put in a request. */
  | 'invalidName'
  | 'other';

/** The place where it went wrong. Without a cluster it was Backstage itself. @public */
export interface FluxErrorPlace extends Partial<KindRef> {
  /** What was to be done with it, in the words of Kubernetes' roles, where one object was asked for. */
  readonly verb?: 'get' | 'patch';
}

/** An error with its place and HTTP status, so that what is said of it can be exact. @public */
export class FluxError extends Error {
  readonly name = 'FluxError';
  readonly problem: FluxProblem;
  readonly cluster?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly verb?: 'get' | 'patch';
  /** HTTP status, where it says what went wrong. */
  readonly status?: number;

  constructor(
    problem: FluxProblem,
    message: string,
    place: FluxErrorPlace & { readonly status?: number } = {},
  ) {
    super(message);
    this.problem = problem;
    this.cluster = place.cluster;
    this.group = place.group;
    this.kind = place.kind;
    this.namespace = place.namespace;
    this.verb = place.verb;
    this.status = place.status;
  }
}

const PROBLEM_OF_STATUS: Readonly<Record<number, FluxProblem>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  429: 'throttled',
};

/** The problem that an HTTP status stands for. */
export function problemOfStatus(status: number): FluxProblem {
  return PROBLEM_OF_STATUS[status] ?? (status >= 500 ? 'serverError' : 'other');
}

/**
 * An error that Backstage's Kubernetes backend reports for one cluster. It keeps the status and drops Kubernetes'
 * message; a 403 comes as `UNKNOWN_ERROR` with `statusCode: 403`.
 */
export function fromClusterError(
  error: KubernetesFetchError,
  place: FluxErrorPlace,
): FluxError {
  if (error.errorType === 'FETCH_ERROR' && 'message' in error) {
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

/** `KubernetesBackendClient` throws plain errors; this is the form in which they carry the status. */
const BACKEND_STATUS = /^Request failed with (\d{3})\b/;
const BACKEND_MISSING = 'Could not find the Kubernetes Backend';

/** What an error without a status stands for, by its name: it need not be an `Error` of this realm. */
const PROBLEM_OF_NAME: Readonly<Record<string, FluxProblem>> = {
  // fetch rejects with a TypeError when there is no connection.
  TypeError: 'unreachable',
  // What was to be JSON was none.
  SyntaxError: 'malformed',
  NotFoundError: 'notFound',
};

/** Whatever a call to Backstage threw. @public */
export function fromThrown(
  thrown: unknown,
  place: FluxErrorPlace = {},
): FluxError {
  if (thrown instanceof FluxError) return thrown;
  const { name, message } = isError(thrown)
    ? thrown
    : { name: '', message: String(thrown) };
  const status = message.startsWith(BACKEND_MISSING)
    ? 404
    : Number(BACKEND_STATUS.exec(message)?.[1]);
  return status > 0
    ? new FluxError(problemOfStatus(status), message, { ...place, status })
    : new FluxError(PROBLEM_OF_NAME[name] ?? 'other', message, place);
}
