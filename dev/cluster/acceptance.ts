import { isRecord } from './json';
import type { Json } from './json';
import type { ResourceKind } from './kinds';

export function serves(
  { group, versions }: ResourceKind,
  apiVersion: string,
): boolean {
  return versions.some(
    ({ name }) => apiVersion === (group ? `${group}/${name}` : name),
  );
}

/**
 * Returns whether an API server would accept the object. Some scenarios contain objects that only a broken proxy would
 * return, and their type does not show it.
 */
export function isAcceptable({
  apiVersion,
  metadata,
  spec,
  status,
}: Json): boolean {
  const { name, namespace } = isRecord(metadata) ? metadata : {};
  return (
    typeof apiVersion === 'string' &&
    typeof name === 'string' &&
    name !== '' &&
    (namespace === undefined || typeof namespace === 'string') &&
    (spec === undefined || isRecord(spec)) &&
    (status === undefined || isRecord(status)) &&
    (spec !== undefined ||
      status !== undefined ||
      !apiVersion.includes('.fluxcd.io/'))
  );
}
