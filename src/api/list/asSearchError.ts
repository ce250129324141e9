import { FluxError } from '../errors';
import type { Search } from '../searchOf';

/** Returns the error of a list. A 400 is about the search, the only part of the request that is not the plugin's own. */
export function asSearchError(
  error: FluxError,
  { annotation }: Search,
): FluxError {
  return error.status === 400 && error.kind !== undefined
    ? new FluxError('invalidSearch', error.message, { ...error, annotation })
    : error;
}
