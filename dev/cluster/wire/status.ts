import type { Json } from '../json';

import { qualified } from './requestInfo';

/** The resource that a Status body refers to. */
export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  /** The plural, which real servers call `kind`. */
  readonly kind?: string;
  readonly retryAfterSeconds?: number;
  readonly causes?: readonly Json[];
}

const reasons: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  410: 'Expired',
  415: 'UnsupportedMediaType',
  422: 'Invalid',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

const headers = {
  'Cache-Control': 'no-cache, private',
  'Content-Type': 'application/json',
};

/** The cluster's time, which every answer of a real API server has. */
const dated = () => ({ Date: new Date().toUTCString() });

export function json(body: unknown, status = 200): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { ...headers, ...dated() },
  });
}

export function text(body: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: {
      ...dated(),
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The real server's answer for groups, versions and resources that it does not serve. */
export const unserved = () => text('404 page not found\n', 404);

export function statusBody(
  code: number,
  message: string,
  details?: StatusDetails,
  reason = reasons[code],
): Json {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    ...(reason && { reason }),
    ...(details && { details }),
    code,
  };
}

/** A refusal, thrown while a request is handled. */
export class Refusal extends Error {
  readonly body: Json;

  constructor(
    readonly code: number,
    message: string,
    details?: StatusDetails,
    reason?: string,
  ) {
    super(message);
    this.body = statusBody(code, message, details, reason);
  }
}

/** The refusal of a write to an object that someone else has changed in the meantime. */
export function conflict(about: {
  readonly plural: string;
  readonly group: string;
  readonly name?: string;
}): Refusal {
  const { plural, group, name } = about;
  return new Refusal(
    409,
    `Operation cannot be fulfilled on ${qualified(plural, group)} "${name}": ` +
      'the object has been modified; please apply your changes to the latest version and try again',
    { name, group, kind: plural },
  );
}
