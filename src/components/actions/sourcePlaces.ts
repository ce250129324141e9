import { KINDS, upstreamOf, type FluxObject, type KindRef } from '../../flux';

/** Returns the sources that a sync with source writes to, as far as known from the object. */
export function sourcePlaces(resource: FluxObject): readonly KindRef[] {
  const upstream = upstreamOf(resource);
  // Sources that cannot be reconciled on request are skipped, and need no permission.
  return upstream && KINDS[upstream.kind].reconcile !== 'never'
    ? [upstream]
    : [];
}
