import { KINDS, upstreamOf, type FluxObject, type KindRef } from '../../flux';

/** Where a sync with source writes besides the object itself, as far as the object says. */
export function sourcePlaces(resource: FluxObject): readonly KindRef[] {
  const upstream = upstreamOf(resource);
  // What takes no requests is left out, and so needs no permission.
  return upstream && KINDS[upstream.kind].reconcile !== 'never'
    ? [upstream]
    : [];
}
