import { stringAt } from '../json';
import { REQUESTED_AT, type Attempt } from './Attempt';

export const FORCE_AT = 'reconcile.fluxcd.io/forceAt';
export const RESET_AT = 'reconcile.fluxcd.io/resetAt';

/** Returns whether a force or reset request applies. forceAt and resetAt count only with an equal requestedAt, and once. */
export function isOneOff(
  { before }: Attempt,
  annotation: string,
  handled: string,
): boolean {
  const annotations = before.metadata.annotations ?? {};
  const token = annotations[annotation];
  return (
    token !== undefined &&
    token === annotations[REQUESTED_AT] &&
    token !== stringAt(before, 'status', handled) &&
    token !== stringAt(before, 'status', 'lastHandledReconcileAt')
  );
}
