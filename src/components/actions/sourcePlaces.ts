import { KINDS, upstreamOf, type FluxObject } from '../../flux';
import type { AccessPlace } from '../../hooks';

/** Where a sync with source writes besides the object itself, as far as the object says. */
export function sourcePlaces(resource: FluxObject): readonly AccessPlace[] {
  const { cluster } = resource;
  const upstream = upstreamOf(resource);
  // What takes no requests is left out, and so needs no permission.
  return upstream && KINDS[upstream.kind].reconcile !== 'never'
    ? [{ cluster, kind: upstream.kind, namespace: upstream.namespace }]
    : [];
}
