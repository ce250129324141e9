import { readCommon } from './common';
import type { Condition } from './conditions';
import type { Edge, EdgeType, Facets } from './facets';
import { definitionOf, type FluxKind } from './kinds';
import { isReadable, type FluxResource } from './object';
import type { ObjectRef } from './ref';
import { statusOf, type Status } from './status';
import { isRecord } from './untrusted';

/** Place where an object was found. */
export interface Origin {
  readonly cluster: string;
  readonly kind: FluxKind;
  /** Version of the list that it came in, for objects that do not name theirs. */
  readonly version: string;
  /** Place in the list: tells objects apart that have no name or no namespace. */
  readonly index: number;
  /** The cluster's time, in ms since the epoch; absent: its status is not bounded in time. */
  readonly now?: number;
}

const UNREADABLE: Status = {
  word: 'Unreadable',
  running: false,
  retrying: false,
};

/** Edges to objects that must be ready first. */
const WAITS: readonly EdgeType[] = ['dependsOn', 'image'];
const NO_REFS: readonly ObjectRef[] = [];

/** Returns the objects that must be ready first. */
function waitsFor(edges: readonly Edge[]): readonly ObjectRef[] {
  const waits = ({ type }: Edge) => WAITS.includes(type);
  // Most objects wait for nothing.
  return edges.some(waits) ? edges.filter(waits).map(({ to }) => to) : NO_REFS;
}

/** Returns the former status, if it judged the same generation of the same object. */
function formerStatus(
  previous: FluxResource | undefined,
  { uid, generation }: { readonly uid?: string; readonly generation?: number },
): Status | undefined {
  return previous &&
    isReadable(previous) &&
    previous.uid === uid &&
    previous.generation === generation
    ? previous.status
    : undefined;
}

/** Returns the conditions with one of them in the place of Ready. */
function withReady(
  conditions: readonly Condition[],
  readyType: string | undefined,
): readonly Condition[] {
  if (readyType === undefined) return conditions;
  return conditions.flatMap(each => {
    if (each.type === readyType) return { ...each, type: 'Ready' };
    return each.type === 'Ready' ? [] : each;
  });
}

/**
 * Reads one object of a list. Never throws and never drops: an object that cannot be read comes back with its problems.
 *
 * @param previous - the same object at the poll before, if there was one
 */
export function parseResource(
  origin: Origin,
  object: unknown,
  previous?: FluxResource,
): FluxResource {
  const { cluster, kind, version, index } = origin;
  const definition = definitionOf(kind);
  const listedApiVersion = `${definition.group}/${version}`;
  const json = isRecord(object) ? object : undefined;
  const read = readCommon(cluster, kind, listedApiVersion, json ?? {});
  const { fields } = read;
  if (!json || read.problems.length > 0) {
    const [problem = '', ...others] = json ? read.problems : ['not an object'];
    const isNamed = fields.name !== '' && fields.namespace !== '';
    return {
      ...fields,
      key: isNamed ? fields.key : `${fields.key}/${index}`,
      kind,
      edges: [],
      isStatic: false,
      status: UNREADABLE,
      problems: [problem, ...others],
    };
  }
  const facets: Facets = definition.read(json, fields);
  const isStatic = facets.isStatic ?? false;
  // Another controller may wait for a person for days, and what it said before a run may be about something else.
  const isOfFlux = definition.role !== 'other';
  const status = statusOf(
    {
      suspended: fields.suspended,
      hasStatus: fields.hasStatus,
      generation: fields.generation,
      createdAt: fields.createdAt,
      deletedAt: fields.deletedAt,
      interval: fields.interval,
      timeout: facets.timeout ?? fields.timeout,
      specChangedAt: fields.specChangedAt,
      unhandledSince: fields.unhandledSince,
      conditions: withReady(fields.conditions, definition.readyCondition),
      // A status tells that another controller has seen it: not all of them write a generation.
      observedGeneration: isOfFlux
        ? fields.observedGeneration
        : (fields.observedGeneration ?? 0),
      isStatic,
      ignoresSuspend: facets.ignoresSuspend,
      lookedAt: facets.lookedAt,
      isRerun: facets.isRerun,
      lastRun: facets.lastRun,
      waitsFor: waitsFor(facets.edges),
    },
    isOfFlux ? formerStatus(previous, fields) : undefined,
    isOfFlux ? origin.now : undefined,
  );
  // A copy of so many fields would take longer than reading them.
  return Object.assign(fields, facets, { kind, isStatic, status });
}
