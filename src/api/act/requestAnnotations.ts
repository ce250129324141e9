import { REQUESTED_AT } from '../../flux';
import type { FluxSyncOptions } from '../actions';

const FORCE_AT = 'reconcile.fluxcd.io/forceAt';
const RESET_AT = 'reconcile.fluxcd.io/resetAt';

/**
 * Returns the annotations that request a reconciliation. Flux honours force and reset only with the same token as the
 * request.
 */
export function requestAnnotations(
  token: string,
  { force, reset }: Pick<FluxSyncOptions, 'force' | 'reset'> = {},
): Readonly<Record<string, string>> {
  return {
    [REQUESTED_AT]: token,
    ...(force ? { [FORCE_AT]: token } : {}),
    ...(reset ? { [RESET_AT]: token } : {}),
  };
}
