import type { Edge, EdgeType } from './facets';
import { imageWayFrom, type ImageStep } from './imageWay';
import { lackingOf, type Lacking } from './lacking';
import type { FluxResource } from './object';
import { keyOf, namespacedName, type ObjectRef } from './ref';
import { RANK, standingOf, type Standing } from './standing';

/** Returns what is known of an object: `null` where the cluster has no such object, `undefined` where nobody has looked. */
export type Lookup = (ref: ObjectRef) => FluxResource | null | undefined;

/**
 * State of a link of a chain:
 *
 * - `well`: a change has got past it
 * - `running`: Flux is working on it
 * - `stuck`: a change gets no further
 * - `behind`: nothing is wrong with it, but it does not have yet what a link before it has
 * - `waiting`: it can go on when the link that is stuck or behind does
 * - `unknown`: it has not been read, or is of a kind that is not Flux's
 */
export type LinkState =
  'well' | 'running' | 'stuck' | 'behind' | 'waiting' | 'unknown';

/** One object on the way of a change. */
export interface ChainLink {
  /** Key of the object, unique among all clusters. */
  readonly key: string;
  readonly ref: ObjectRef;
  readonly state: LinkState;
  /** As it was read; absent where it does not exist, or has not been read. */
  readonly object?: FluxResource;
  /** Something refers to it, and the cluster has no such object. */
  readonly isMissing: boolean;
  /** It is not on the way of the content, but one of the links to the right waits for it (`spec.dependsOn`). */
  readonly isDependency: boolean;
  /** Number of objects that may use the image here, of which this is one; absent where there are no others. */
  readonly oneOf?: number;
  /** It does not have this yet, which a link before it has. */
  readonly lacks?: Lacking;
}

/** Returns how far a change has come at a link, by what was read of it last. */
export const linkStanding = ({ object, isMissing }: ChainLink): Standing =>
  standingOf(isMissing ? null : object);

/** The objects that a change passes on its way to an object, and where it is stuck. */
export interface Chain {
  /** From the origin to the object, and on to where an image goes from there. */
  readonly links: readonly ChainLink[];
  /** The leftmost link that is not well. */
  readonly blocker?: ChainLink;
  /** The leftmost link that is behind, where none is stuck: as far as the change has got. */
  readonly front?: ChainLink;
}

/** Longest chain that is followed. */
const LONGEST = 20;

/** Ways in which an object takes its content from another, the nearest first. */
const UPSTREAM: readonly EdgeType[] = [
  'chart',
  'source',
  'image',
  'policy',
  'generatedFrom',
  'inputs',
];

/** Those of which one object may have several, and needs all. */
const SEVERAL: readonly EdgeType[] = ['generatedFrom', 'inputs'];

/** An object on the way, before anything is said about it. */
interface Step extends ImageStep {
  readonly isDependency: boolean;
}

const content = ({ to }: Edge): Step => ({ ref: to, isDependency: false });

/** Returns the edge to the worst of several objects, and the first of equal ones. */
function worst(edges: readonly Edge[], lookup: Lookup): Edge | undefined {
  const rank = ({ to }: Edge) => RANK.indexOf(standingOf(lookup(to)));
  return edges.reduce<Edge | undefined>(
    (found, edge) => (found && rank(found) <= rank(edge) ? found : edge),
    undefined,
  );
}

/** Returns the next objects upstream, the nearest first: more than one where the nearest is not known. */
function upstreamOf(object: FluxResource, lookup: Lookup): readonly Step[] {
  for (const type of UPSTREAM) {
    const edges = object.edges.filter(edge => edge.type === type);
    const next = SEVERAL.includes(type) ? worst(edges, lookup) : edges[0];
    if (!next) continue;
    // An automation considers policies that its files may not use: nothing holds it up where others go on.
    if (type === 'policy' && edges.length > 1) continue;
    const source = object.edges.find(edge => edge.type === 'source');
    if (type !== 'chart' || !source) return [content(next)];
    const chart = lookup(next.to);
    if (chart) return [content(next)];
    // Helm-controller makes the HelmChart from the release's template, which names the source itself. Nothing is wrong
    // where there is no HelmChart yet.
    return chart === null
      ? [content(source)]
      : [content(next), content(source)];
  }
  return [];
}

/** Returns the dependency that an object waits for, as its status says, if it is one of those that it lists. */
export function awaitedBy({
  edges,
  status,
}: FluxResource): ObjectRef | undefined {
  if (status.waitingFor === undefined) return undefined;
  const all = edges.filter(({ type }) => type === 'dependsOn');
  return all.find(({ to }) => namespacedName(to) === status.waitingFor)?.to;
}

/**
 * Walks from an object to all that it rests on, and returns that, the origin first and the object last.
 *
 * @param seen - keys of what is on the way already: a cycle ends there
 */
function walk(start: Step, lookup: Lookup, seen: Set<string>): readonly Step[] {
  if (seen.has(keyOf(start.ref)) || seen.size >= LONGEST) return [];
  seen.add(keyOf(start.ref));
  const object = lookup(start.ref);
  if (!object) return [start];
  const nearest: Step[] = [];
  for (const step of upstreamOf(object, lookup)) {
    const isLast = !lookup(step.ref);
    if (isLast && !seen.has(keyOf(step.ref)) && seen.size < LONGEST) {
      seen.add(keyOf(step.ref));
      nearest.unshift(step);
    } else nearest.unshift(...walk(step, lookup, seen));
  }
  const dependency = awaitedBy(object);
  const held = dependency
    ? walk({ ref: dependency, isDependency: true }, lookup, seen)
    : [];
  // What is well of the dependency's own way explains nothing.
  const trouble = held.findIndex(
    ({ ref }) => standingOf(lookup(ref)) !== 'well',
  );
  const explaining =
    trouble < 0
      ? held.slice(-1)
      : held.slice(trouble).map(step => ({ ...step, isDependency: true }));
  return [...nearest, ...explaining, start];
}

/**
 * Returns the way of a change to an object, and where it is stuck: at the leftmost object that is not well. All that
 * comes after it waits for it. Ends at cycles and at kinds that are not Flux's.
 *
 * @param all - where the way of an image goes on from the object, as far as that is among these
 */
export function chainOf(
  start: FluxResource,
  lookup: Lookup,
  all: readonly FluxResource[] = [],
): Chain {
  const known: Lookup = ref => (keyOf(ref) === start.key ? start : lookup(ref));
  const seen = new Set<string>();
  const way = walk({ ref: start, isDependency: false }, known, seen);
  const written = imageWayFrom(start, all)
    .filter(({ ref }) => {
      const isNew = !seen.has(keyOf(ref));
      seen.add(keyOf(ref));
      return isNew;
    })
    .map((step): Step => ({ ...step, isDependency: false }));
  const steps = [...way, ...written].map(step => {
    const object = known(step.ref) ?? undefined;
    return { ...step, object, standing: standingOf(known(step.ref)) };
  });
  const lacks = steps.map(({ object }, i) =>
    object
      ? lackingOf(
          object,
          steps.slice(0, i).flatMap(before => before.object ?? []),
        )
      : undefined,
  );
  const stuckAt = steps.findIndex(
    ({ standing }) => standing === 'bad' || standing === 'waits',
  );
  const frontAt =
    stuckAt < 0
      ? steps.findIndex(({ isDependency }, i) => lacks[i] && !isDependency)
      : -1;
  const stateOf = (
    { standing, isDependency }: Step & { standing: Standing },
    i: number,
  ): LinkState => {
    if (i === stuckAt) return 'stuck';
    const isAfter = stuckAt >= 0 && i > stuckAt;
    if (isAfter || standing === 'bad' || standing === 'waits') {
      return 'waiting';
    }
    if (standing !== 'well') return standing;
    if (lacks[i]) return 'behind';
    return frontAt >= 0 && i > frontAt && !isDependency ? 'waiting' : 'well';
  };
  const links = steps.map((step, i): ChainLink => {
    const { ref, isDependency, oneOf, object } = step;
    const { cluster, group, kind, namespace, name } = ref;
    return {
      key: keyOf(ref),
      ref: { cluster, group, kind, namespace, name },
      state: stateOf(step, i),
      object,
      isMissing: known(ref) === null,
      isDependency,
      oneOf,
      lacks: lacks[i],
    };
  });
  return { links, blocker: links[stuckAt], front: links[frontAt] };
}

/** Returns the object that keeps another from going on; `undefined` where nothing does, or only the object itself. */
export function blockerOf(
  start: FluxResource,
  lookup: Lookup,
): ChainLink | undefined {
  const { blocker } = chainOf(start, lookup);
  return blocker && blocker.key !== start.key ? blocker : undefined;
}

/** Reasons with which the controllers say that an object waits for another, or failed because of it. */
const HINDERED = [
  'DependencyNotReady',
  'SourceNotReady',
  'ArtifactFailed',
  'NoSourceArtifact',
  'SourceUnavailable',
];

/** A message of ArtifactFailed about a source that could be read: its artifact lacks the path of `spec.path`. */
const NO_PATH = /^kustomization path not found/;

/** Statuses of an object that may be what they are because of another. */
const MAY_BE_HINDERED = ['Waiting', 'Failed', 'Stalled', 'Pending', 'Overdue'];

/** Returns whether an object waits for or fails because of another, by its own status. */
export function isHindered({ status }: FluxResource): boolean {
  const { word, reason = '', message = '' } = status;
  return (
    MAY_BE_HINDERED.includes(word) &&
    HINDERED.includes(reason) &&
    !NO_PATH.test(message)
  );
}

/**
 * Returns the object that an object waits for or fails because of: the one to fix first. `undefined` where its controller
 * names a cause of its own, and where the other is not known.
 *
 * @param seen - keys of the objects that wait for this one: a cycle ends there
 */
export function rootCauseOf(
  resource: FluxResource,
  lookup: Lookup,
  seen: readonly string[] = [],
): ChainLink | undefined {
  if (!isHindered(resource) || seen.includes(resource.key)) return undefined;
  const awaited = awaitedBy(resource);
  if (!awaited) return blockerOf(resource, lookup);
  // It waits for its dependencies only once it has its source: a source that fails or is suspended holds nothing up.
  const key = keyOf(awaited);
  const link = chainOf(resource, lookup).links.find(each => each.key === key);
  const standing = link && linkStanding(link);
  if (standing !== 'bad' && standing !== 'waits') return undefined;
  const deeper =
    link?.object && rootCauseOf(link.object, lookup, [...seen, resource.key]);
  return deeper && deeper.key !== resource.key ? deeper : link;
}
