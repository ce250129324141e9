import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { errorResponse } from './errors';
import type { BackstageFault, Endpoint } from './types';

/**
 * Applies the first fault that matches. Returns a response in place of Backstage's own, or undefined if Backstage should
 * answer, possibly after a delay.
 *
 * @throws TypeError as `fetch` does when there is no answer
 */
export async function applyFault(
  faults: readonly BackstageFault[],
  endpoint: Endpoint | undefined,
  request: { method: string; url: string },
): Promise<Response | undefined> {
  const fault = faults.find(
    ({ endpoint: wanted }) => wanted === undefined || wanted === endpoint,
  );
  switch (fault?.effect.type) {
    case 'network':
      throw new TypeError('Failed to fetch');
    case 'delay': {
      const { ms } = fault.effect;
      await new Promise(resolve => setTimeout(resolve, ms));
      return undefined;
    }
    case 'status':
      return statusResponse(fault.effect.status, request);
    default:
      return undefined;
  }
}

function statusResponse(
  status: number,
  request: { method: string; url: string },
): Response {
  switch (status) {
    case 401:
      return errorResponse(
        new AuthenticationError('Missing credentials'),
        request,
      );
    case 403:
      return errorResponse(new NotAllowedError('Unauthorized'), request);
    default:
      return new Response(
        `<html><head><title>${status}</title></head><body>${status}</body></html>`,
        { status, headers: { 'content-type': 'text/html' } },
      );
  }
}
