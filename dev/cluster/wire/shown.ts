import { atVersion } from '../schema/prune';
import type { KubernetesObject } from '../types';
import type { Target } from './target';

/** Returns a stored object as the requested API and version show it. */
export function shown(
  object: KubernetesObject,
  { kind, info, release }: Pick<Target, 'kind' | 'info' | 'release'>,
): KubernetesObject {
  return kind.viewOf
    ? kind.viewOf.show(object)
    : atVersion(object, kind.group, info.version, release);
}

/** Returns the kind by which the store knows what a request reads. */
export function storedKind({ kind }: Pick<Target, 'kind'>) {
  return kind.viewOf?.kind ?? kind;
}
