import type { EdgeType } from './facets';
import type { FluxResource } from './object';
import { keyOf, type ObjectRef } from './ref';

/** An object that refers to another, and how. */
export interface Dependant {
  readonly object: FluxResource;
  readonly type: EdgeType;
}

/** Returns the objects that refer to another, each once for each way. */
export function dependantsOf(
  ref: ObjectRef,
  all: Iterable<FluxResource>,
): readonly Dependant[] {
  const key = keyOf(ref);
  const found: Dependant[] = [];
  for (const object of all) {
    const types = new Set(
      object.edges.filter(({ to }) => keyOf(to) === key).map(edge => edge.type),
    );
    for (const type of types) found.push({ object, type });
  }
  return found;
}
