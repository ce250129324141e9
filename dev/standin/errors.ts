import { serializeError } from '@backstage/errors';

/** Status codes by error name; Backstage's error handler answers 500 for all other names. */
const statusByName: Readonly<Record<string, number>> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
};

/** Returns Backstage's answer when a route throws: `ErrorResponseBody` of `@backstage/errors`. */
export function errorResponse(
  error: Error,
  request: { method: string; url: string },
): Response {
  const status = statusByName[error.name] ?? 500;
  return Response.json(
    {
      error: serializeError(error),
      request,
      response: { statusCode: status },
    },
    { status },
  );
}
