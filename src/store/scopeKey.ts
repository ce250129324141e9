import { stringifyEntityRef } from '@backstage/catalog-model';
import { searchOf, type Scope } from '../api';

/** Keys that were made: every hook asks for that of its scope in each render. */
const known = new WeakMap<Scope, string>();

/** Returns the key of a scope: equal for scopes that are searched alike, whether or not they are the same object. */
export function scopeKey(scope: Scope): string {
  const key = known.get(scope) ?? makeKey(scope);
  known.set(scope, key);
  return key;
}

function makeKey(scope: Scope): string {
  if ('entity' in scope) {
    const { entity } = scope;
    return JSON.stringify([stringifyEntityRef(entity), searchOf(entity)]);
  }
  const { clusters, namespace, selector } = scope;
  return JSON.stringify([clusters, namespace, selector]);
}
