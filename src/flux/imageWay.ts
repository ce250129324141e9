import { dependantsOf } from './dependants';
import type { EdgeType } from './facets';
import type { FluxResource } from './object';
import type { ObjectRef } from './ref';
import { RANK, standingOf } from './standing';

/** Longest way that is followed. */
const LONGEST = 20;

/** Ways in which what refers to an object goes on with an image that it has found or chosen. */
const ONWARD: readonly EdgeType[] = ['image', 'policy'];

const segmentsOf = (path: string | undefined): readonly string[] =>
  (path ?? '').split('/').filter(part => part !== '' && part !== '.');

/** Returns whether one of two directories is within the other, or they are the same. */
function isNested(one: string | undefined, other: string | undefined): boolean {
  const [a, b] = [segmentsOf(one), segmentsOf(other)];
  return a.slice(0, b.length).every((part, i) => part === b[i]);
}

/** Returns the objects that refer to another in one of these ways, worst first. */
function referring(
  ref: ObjectRef,
  types: readonly EdgeType[],
  all: readonly FluxResource[],
): readonly FluxResource[] {
  const found = dependantsOf(ref, all)
    .filter(({ type }) => types.includes(type))
    .map(({ object }) => object);
  const rank = (each: FluxResource) => RANK.indexOf(standingOf(each));
  return found.sort((one, other) => rank(one) - rank(other));
}

/**
 * Returns the way of an image on from an object: the worst of the policies and automations that take it on, the
 * repository that the automation writes to, and the worst of what applies files there that it may have changed.
 */
export function imageWayFrom(
  start: FluxResource,
  all: readonly FluxResource[],
): readonly ObjectRef[] {
  const way: FluxResource[] = [start];
  for (const each of way) {
    if (way.length >= LONGEST) break;
    const [next] = referring(each, ONWARD, all);
    if (next && !way.includes(next)) way.push(next);
  }
  const written = way.flatMap(({ edges, writing }) =>
    edges
      .filter(({ type }) => type === 'writes')
      .flatMap(({ to }) => {
        const [applier] = referring(to, ['source'], all).filter(
          ({ revisions, content: path }) =>
            writing && revisions && isNested(path, writing.path),
        );
        return applier ? [to, applier] : [to];
      }),
  );
  return [...way.slice(1), ...written];
}
