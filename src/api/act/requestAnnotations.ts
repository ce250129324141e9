import { definitionOf, REQUESTED_AT, type FluxKind } from '../../flux';
import type { FluxSyncOptions } from '../actions';

const FORCE_AT = 'reconcile.fluxcd.io/forceAt';
const RESET_AT = 'reconcile.fluxcd.io/resetAt';

/**
 * Returns the annotations that request a reconciliation of an object. Flux honours force and reset only with the same token
 * as the request.
 */
export function requestAnnotations(
  kind: FluxKind,
  token: string,
  { force, reset }: Pick<FluxSyncOptions, 'force' | 'reset'> = {},
): Readonly<Record<string, string>> {
  const forces = force || definitionOf(kind).hasSchedule;
  return {
    [REQUESTED_AT]: token,
    ...(forces ? { [FORCE_AT]: token } : {}),
    ...(reset ? { [RESET_AT]: token } : {}),
  };
}
