import { http, HttpResponse } from 'msw';
import type { HttpHandler } from 'msw';
import type { KubernetesBackendStandIn } from './types';

/**
 * Returns request handlers with which a stand-in answers for a Backstage at `baseUrl`.
 *
 * @param baseUrl - origin of the backend, such as `http://localhost:7007`
 */
export function mswHandlers(
  standIn: Pick<KubernetesBackendStandIn, 'basePath'> &
    ((request: Request) => Promise<Response>),
  baseUrl: string,
): HttpHandler[] {
  return [
    http.all(`${baseUrl}${standIn.basePath}/*`, async ({ request }) => {
      try {
        return await standIn(request);
      } catch (error) {
        if (error instanceof TypeError) {
          return HttpResponse.error();
        }
        throw error;
      }
    }),
  ];
}
