import { groupBy } from './groupBy';
import type { FluxResource } from './object';
import { keyOf, type ObjectRef } from './ref';

/** How an object stands to the one in question. */
export type Dependence =
  | 'self'
  | 'dependency'
  | 'indirectDependency'
  | 'dependent'
  | 'indirectDependent';

/** An object that depends on another, or is depended on. */
export interface DependencyNode {
  readonly key: string;
  readonly ref: ObjectRef;
  /** Absent: it is not among the known objects of Flux. */
  readonly resource?: FluxResource;
  readonly as: Dependence;
}

/** The first object waits for the second one. */
export interface Dependency {
  readonly from: string;
  readonly to: string;
}

/** Everything that an object waits for, and that waits for it. */
export interface Dependencies {
  /** The object itself first, then its dependencies and its dependents, the nearest first. */
  readonly nodes: readonly DependencyNode[];
  readonly edges: readonly Dependency[];
  /** There are more of them. */
  readonly isTruncated: boolean;
}

/** More than a graph can show. */
const MAX_NODES = 100;

type Neighbours = (key: string) => readonly ObjectRef[];

function dependsOn(resource: FluxResource | undefined): readonly ObjectRef[] {
  return (resource?.edges ?? []).flatMap(({ type, to }) =>
    type === 'dependsOn' ? to : [],
  );
}

/** Returns, for each object by its key, those that depend on it. */
function reversed(
  resources: Iterable<FluxResource>,
): ReadonlyMap<string, readonly ObjectRef[]> {
  const dependences = [...resources].flatMap(from =>
    dependsOn(from).map(to => ({ from, to })),
  );
  const byTarget = groupBy(dependences, ({ to }) => keyOf(to));
  return new Map(
    [...byTarget].map(([key, group]) => [key, group.map(({ from }) => from)]),
  );
}

/**
 * Follows dependsOn in both directions, to the end. Objects that depend on each other in a circle count as dependencies.
 *
 * @param index - all known objects, by key
 */
export function dependenciesOf(
  ref: ObjectRef,
  index: ReadonlyMap<string, FluxResource>,
): Dependencies {
  const own = keyOf(ref);
  const nodes = new Map<string, DependencyNode>();
  let isTruncated = false;
  const add = (to: ObjectRef, as: Dependence) => {
    const key = keyOf(to);
    if (nodes.has(key)) return false;
    if (nodes.size >= MAX_NODES) {
      isTruncated = true;
      return false;
    }
    nodes.set(key, { key, ref: to, resource: index.get(key), as });
    return true;
  };
  const walk = (next: Neighbours, near: Dependence, far: Dependence) => {
    const queue = [own];
    // Grows while it is walked.
    for (const key of queue) {
      for (const to of next(key)) {
        if (add(to, key === own ? near : far)) queue.push(keyOf(to));
      }
    }
  };
  add(ref, 'self');
  walk(key => dependsOn(index.get(key)), 'dependency', 'indirectDependency');
  const dependents = reversed(index.values());
  walk(key => dependents.get(key) ?? [], 'dependent', 'indirectDependent');
  const edges = [...nodes.values()].flatMap(({ key, resource }) =>
    dependsOn(resource).flatMap(to => {
      const target = keyOf(to);
      return nodes.has(target) ? { from: key, to: target } : [];
    }),
  );
  return { nodes: [...nodes.values()], edges, isTruncated };
}
