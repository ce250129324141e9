import { serializeError } from '@backstage/errors';

/** The names that Backstage's error handler turns into a status other than 500. */
const statusByName: Readonly<Record<string, number>> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
};

/** What Backstage answers when a route throws: `ErrorResponseBody` of `@backstage/errors`. */
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
