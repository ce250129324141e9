import { FluxError, type FluxErrorPlace } from '../errors';

/**
 * The cluster does not serve the kind, at least not in the requested version. An object that does not exist is an
 * ordinary `notFound`.
 */
export class NotServed extends FluxError {
  constructor(
    message: string,
    place: FluxErrorPlace & { readonly status?: number },
  ) {
    super('notFound', message, place);
  }
}
