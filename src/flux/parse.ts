import { readCommon } from './common';
import type { EdgeType, Facets } from './facets';
import { KINDS, type FluxKind } from './kinds';
import { isReadable, type FluxResource } from './object';
import { statusOf, type Status } from './status';
import { isRecord } from './untrusted';

/** Place where an object was found. @public */
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
  const definition = KINDS[kind];
  const listedApiVersion = `${definition.group}/${version}`;
  const json = isRecord(object) ? object : undefined;
  const read = readCommon(cluster, kind, listedApiVersion, json ?? {});
  const { fields } = read;
  const [problem, ...others] = json ? read.problems : ['not an object'];
  if (!json || problem !== undefined) {
    const isNamed = fields.name !== '' && fields.namespace !== '';
    return {
      ...fields,
      key: isNamed ? fields.key : `${fields.key}/${index}`,
      kind,
      edges: [],
      isStatic: false,
      status: UNREADABLE,
      problems: [problem ?? '', ...others],
    };
  }
  const facets: Facets = definition.read(json, fields);
  const isStatic = facets.isStatic ?? false;
  const status = statusOf(
    {
      ...fields,
      isStatic,
      ignoresSuspend: facets.ignoresSuspend,
      lookedAt: facets.lookedAt,
      isRerun: facets.isRerun,
      lastRun: facets.lastRun,
      waitsFor: facets.edges
        .filter(({ type }) => WAITS.includes(type))
        .map(({ to }) => to),
    },
    formerStatus(previous, fields),
    origin.now,
  );
  return { ...fields, ...facets, kind, isStatic, status };
}
