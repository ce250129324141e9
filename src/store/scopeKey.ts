import { stringifyEntityRef } from '@backstage/catalog-model';
import { searchOf, type Scope } from '../api';

/** Returns the key of a scope: equal for scopes that are searched alike, whether or not they are the same object. */
export function scopeKey(scope: Scope): string {
  if ('entity' in scope) {
    const { entity } = scope;
    return JSON.stringify([stringifyEntityRef(entity), searchOf(entity)]);
  }
  const { clusters, namespace, selector } = scope;
  return JSON.stringify([clusters, namespace, selector]);
}
