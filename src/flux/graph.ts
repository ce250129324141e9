import type { EdgeType } from './facets';
import {
  definitionOf,
  isFluxRef,
  isNeverReconciled,
  type FluxRef,
} from './kinds';
import { isReadable, type FluxObject, type FluxResource } from './object';
import { keyOf, type ObjectRef } from './ref';

/** Known objects by their keys. */
export type ObjectIndex = ReadonlyMap<string, FluxResource>;

/** Returns the first object that `resource` refers to in one of these ways, in the order of the ways. */
function target(
  { edges }: FluxResource,
  ...types: readonly EdgeType[]
): ObjectRef | undefined {
  for (const type of types) {
    for (const edge of edges) if (edge.type === type) return edge.to;
  }
  return undefined;
}

function known(ref: ObjectRef | undefined): FluxRef | undefined {
  return ref && isFluxRef(ref) ? ref : undefined;
}

/** Returns the source that an object names itself, in its sourceRef or chartRef; for generated ones, their origin. */
export function sourceOf(resource: FluxResource): ObjectRef | undefined {
  return target(resource, 'source', 'generatedFrom');
}

/** Returns the object of the index that `ref` refers to, if it can be read. */
export function find(
  index: ObjectIndex,
  ref: ObjectRef | undefined,
): FluxObject | undefined {
  const found = ref && index.get(keyOf(ref));
  return found && isReadable(found) ? found : undefined;
}

/**
 * Returns what an object takes its content from: the HelmChart of a HelmRelease, else the source that it names, or the
 * ImageRepository of an ImagePolicy. That one may take its content from another in turn. Kinds that are not Flux's, and
 * generated artifacts, have nothing that Flux could be asked to fetch.
 */
export function upstreamOf(resource: FluxResource): FluxRef | undefined {
  return known(target(resource, 'chart', 'source', 'image'));
}

/**
 * Returns what an object takes its content from when its upstream does not exist (yet): helm-controller makes the
 * HelmChart of a release from the release's own template, so the source of the template comes next.
 */
export function upstreamBehindMissing(
  resource: FluxResource,
): FluxRef | undefined {
  const chart = target(resource, 'chart');
  const source = known(target(resource, 'source'));
  return chart && source?.kind !== chart.kind ? source : undefined;
}

/**
 * Returns the objects that a sync with source asks first, as far as the object says: the nearest first, each once.
 * Leaves out what takes no requests: kinds that Flux does not reconcile, and what the index shows to be static or
 * suspended.
 */
export function syncedBefore(
  resource: FluxResource,
  index: ObjectIndex = new Map(),
): readonly FluxRef[] {
  return [upstreamOf(resource), upstreamBehindMissing(resource)].flatMap(
    ref => {
      if (!ref || isNeverReconciled(ref.kind)) return [];
      const found = find(index, ref);
      return found?.isStatic || found?.suspended ? [] : ref;
    },
  );
}

/** A source that appliers refer to. */
export interface NamedSource extends FluxRef {
  readonly key: string;
  /** Each applier that names it, or takes its chart from it. */
  readonly namedBy: readonly FluxResource[];
}

/** Ways in which an applier refers to its sources. */
const SOURCES: readonly EdgeType[] = ['source', 'chart'];

/**
 * Returns the sources that these resources refer to (sourceRef, chartRef, and the HelmChart between a HelmRelease and
 * its repository), each once however many refer to it. Kinds that are no source of Flux are left out.
 */
export function namedSources(
  resources: readonly FluxResource[],
): readonly NamedSource[] {
  const found = new Map<string, NamedSource & { namedBy: FluxResource[] }>();
  for (const resource of resources) {
    if (definitionOf(resource.kind).role !== 'applier') continue;
    for (const { type, to } of resource.edges) {
      if (!SOURCES.includes(type) || !isFluxRef(to)) continue;
      const key = keyOf(to);
      const source = found.get(key);
      if (source) source.namedBy.push(resource);
      else found.set(key, { ...to, key, namedBy: [resource] });
    }
  }
  return [...found.values()];
}

/**
 * Returns whether Flux makes the source itself: a HelmChart that no sourceRef and no chartRef names. Nothing is wrong
 * where it does not exist yet.
 */
export function isMadeByFlux({ key, namedBy }: NamedSource): boolean {
  return namedBy.every(({ edges }) =>
    edges.every(({ type, to }) => type !== 'source' || keyOf(to) !== key),
  );
}

/** Returns whether some applier takes its content from the source itself, not from another that was made of it. */
export function isUpstream({ key, namedBy }: NamedSource): boolean {
  return namedBy.some(each => {
    const upstream = upstreamOf(each);
    return upstream !== undefined && keyOf(upstream) === key;
  });
}
