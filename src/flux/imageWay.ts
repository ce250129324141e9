import type { EdgeType } from './facets';
import { groupBy } from './groupBy';
import type { FluxResource } from './object';
import { keyOf, type ObjectRef } from './ref';
import { RANK, standingOf } from './standing';

/** An object on the way of an image. */
export interface ImageStep {
  readonly ref: ObjectRef;
  /** Number of objects that may use the image here, of which this is one; absent where there are no others. */
  readonly oneOf?: number;
}

/** A way, and the index in {@link RANK} of the worst object on it. */
interface Way {
  readonly steps: readonly ImageStep[];
  readonly rank: number;
}

const NO_WAY: Way = { steps: [], rank: RANK.length };

const segmentsOf = (path: string | undefined): readonly string[] =>
  (path ?? '').split('/').filter(part => part !== '' && part !== '.');

/** Returns whether one of two directories is within the other, or they are the same. */
function isNested(one: string | undefined, other: string | undefined): boolean {
  const [a, b] = [segmentsOf(one), segmentsOf(other)];
  return a.slice(0, b.length).every((part, i) => part === b[i]);
}

/** Returns the way that leads to an object, and on from there. */
function wayTo(
  ref: ObjectRef,
  object: FluxResource | undefined,
  onward: Way = NO_WAY,
): Way {
  return {
    steps: [{ ref }, ...onward.steps],
    rank: Math.min(RANK.indexOf(standingOf(object)), onward.rank),
  };
}

/** Returns the way that gets least far. All of them are taken. */
function worst(ways: readonly Way[]): Way | undefined {
  const [first] = [...ways].sort((one, other) => one.rank - other.rank);
  return first;
}

/**
 * Returns the way that gets furthest. Flux does not tell which of them is taken, so that something is wrong only where
 * something is wrong on each.
 */
function best(ways: readonly Way[]): Way | undefined {
  const [first] = [...ways].sort((one, other) => other.rank - one.rank);
  const [step, ...onward] = first?.steps ?? [];
  if (!first || !step || ways.length === 1) return first;
  return { ...first, steps: [{ ...step, oneOf: ways.length }, ...onward] };
}

/**
 * Returns the way of an image on from an object: the worst of the policies that choose among its tags, one of the
 * automations that consider the policy, the repository that the automation writes to, and one of those that apply files
 * there which it may have changed.
 */
export function imageWayFrom(
  start: FluxResource,
  all: readonly FluxResource[],
): readonly ImageStep[] {
  const references = groupBy(
    all.flatMap(object =>
      object.edges.map(({ to, type }) => ({ key: keyOf(to), type, object })),
    ),
    ({ key }) => key,
  );
  const byKey = new Map(all.map(each => [each.key, each]));
  const referring = (to: ObjectRef, type: EdgeType) =>
    (references.get(keyOf(to)) ?? []).flatMap(each =>
      each.type === type ? each.object : [],
    );

  function written({ edges, writing }: FluxResource): Way | undefined {
    const to = edges.find(({ type }) => type === 'writes')?.to;
    if (!to || !writing) return undefined;
    const appliers = referring(to, 'source').filter(
      ({ revisions, content }) => revisions && isNested(content, writing.path),
    );
    const applied = best(appliers.map(each => wayTo(each, each)));
    return wayTo(to, byKey.get(keyOf(to)), applied);
  }

  function chosen(policy: FluxResource): Way | undefined {
    const automations = referring(policy, 'policy');
    return best(automations.map(each => wayTo(each, each, written(each))));
  }

  const policies = referring(start, 'image');
  const way =
    worst(policies.map(each => wayTo(each, each, chosen(each)))) ??
    chosen(start) ??
    written(start);
  return way?.steps ?? [];
}
