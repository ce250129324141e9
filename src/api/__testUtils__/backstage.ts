import { intercept } from './wire';

/** Returns the response of Backstage's backend to a query, or a proxied request, that fails in the backend. */
export const internalError = (message: string) =>
  Response.json(
    { error: { name: 'Error', message }, response: { statusCode: 500 } },
    { status: 500, statusText: 'Internal Server Error' },
  );

export const failQuery = (message = 'Missing kind in response') =>
  intercept('post', '/resources/custom/query', async () =>
    internalError(message),
  );

export const failProxy = (cluster: string, answer: () => Response) =>
  intercept('all', '/proxy/*', async request =>
    request.headers.get('Backstage-Kubernetes-Cluster') === cluster
      ? answer()
      : undefined,
  );
