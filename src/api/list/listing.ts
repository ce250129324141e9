import {
  isRecord,
  parseResource,
  type FluxKind,
  type FluxResource,
} from '../../flux';
import type { FluxError } from '../errors';

/** A cluster that Backstage knows. @public */
export interface FluxCluster {
  readonly name: string;
}

/** What one cluster said of one kind: its objects at the version they were read at, or why there are none. */
export interface KindAnswer {
  readonly cluster: string;
  readonly kind: FluxKind;
  readonly version: string;
  /** Empty also where the cluster does not have the kind. */
  readonly objects: readonly unknown[];
  readonly error?: FluxError;
}

/** What is known of one kind on one cluster. @public */
export interface ListingSlot {
  readonly cluster: string;
  readonly kind: FluxKind;
  /** Of the last good answer; empty before the first. */
  readonly resources: readonly FluxResource[];
  /** When the last good answer came, in ms since the epoch; `undefined` before the first. */
  readonly fetchedAt?: number;
  /** Why the latest answer was not good. */
  readonly error?: FluxError;
}

/** All that is known of an entity's Flux resources. @public */
export interface FluxListing {
  /** The clusters that were asked, also those that had nothing to say. */
  readonly clusters: readonly FluxCluster[];
  readonly kinds: readonly FluxKind[];
  /** One for each cluster and kind that has been asked for. */
  readonly slots: readonly ListingSlot[];
  /** Of all slots. The same array as before where nothing changed, with the same objects where one did not change. */
  readonly resources: readonly FluxResource[];
  /** One for each slot that failed, or one for a cluster that failed as a whole. */
  readonly errors: readonly FluxError[];
  /**
   * Names of the clusters whose answer is still awaited. Absent when all have answered or failed. What was known of
   * these clusters before is kept; where nothing was, they have no slots yet.
   */
  readonly pending?: readonly string[];
  /**
   * The clusters were asked one by one, which takes a request for each of them and each kind: to be done less often.
   * Absent in normal times.
   */
  readonly oneByOne?: true;
}

/** The answers of one poll, or as many as there are. */
export interface PollAnswers {
  readonly clusters: readonly FluxCluster[];
  readonly kinds: readonly FluxKind[];
  readonly answers: readonly KindAnswer[];
  /** Names of the clusters whose answers are still to come. */
  readonly pending?: readonly string[];
  readonly oneByOne?: true;
  /** ms since the epoch. */
  readonly now: number;
}

function metadataOf(object: unknown): Record<string, unknown> | undefined {
  return isRecord(object) && isRecord(object.metadata)
    ? object.metadata
    : undefined;
}

/** Kubernetes gives each change of an object a resourceVersion of its own. */
function isSameObject(previous: FluxResource, object: unknown): boolean {
  return (
    previous.resourceVersion !== undefined &&
    previous.resourceVersion === metadataOf(object)?.resourceVersion &&
    previous.name === metadataOf(object)?.name &&
    previous.namespace === metadataOf(object)?.namespace &&
    isRecord(object) &&
    previous.apiVersion === object.apiVersion
  );
}

const sameElements = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((item, i) => item === other[i]);

/** Keeps the former array where it holds the same elements, so that whoever looks at it sees no change. */
function keep<T>(
  previous: readonly T[] | undefined,
  next: readonly T[],
): readonly T[] {
  return previous && sameElements(previous, next) ? previous : next;
}

/** The former value of a resource, where it reads the same: Kubernetes may give it no resourceVersion to tell by. */
function keepEqual(
  previous: FluxResource | undefined,
  next: FluxResource,
): FluxResource {
  return previous !== undefined &&
    previous.resourceVersion === next.resourceVersion &&
    JSON.stringify(previous) === JSON.stringify(next)
    ? previous
    : next;
}

function foldSlot(
  answer: KindAnswer,
  previous: ListingSlot | undefined,
  now: number,
): ListingSlot {
  const { cluster, kind, version, error } = answer;
  if (error) {
    return {
      cluster,
      kind,
      resources: previous?.resources ?? [],
      fetchedAt: previous?.fetchedAt,
      error,
    };
  }
  const byUid = new Map<unknown, FluxResource>();
  const byKey = new Map<string, FluxResource>();
  for (const resource of previous?.resources ?? []) {
    byKey.set(resource.key, resource);
    if (resource.uid !== undefined) byUid.set(resource.uid, resource);
  }
  const resources = answer.objects.map((object, index) => {
    const found = byUid.get(metadataOf(object)?.uid);
    if (found && isSameObject(found, object)) return found;
    const origin = { cluster, kind, version, index };
    const read = parseResource(origin, object, found);
    return keepEqual(byKey.get(read.key), read);
  });
  return {
    cluster,
    kind,
    resources: keep(previous?.resources, resources),
    fetchedAt: now,
  };
}

const slotKey = (slot: { cluster: string; kind: FluxKind }) =>
  `${slot.kind}@${slot.cluster}`;

/**
 * Folds the answers of one poll into what was known before. A failed answer keeps what its slot had; objects that did
 * not change stay the same values.
 */
export function foldAnswers(
  previous: FluxListing | undefined,
  { clusters, kinds, answers, pending = [], oneByOne, now }: PollAnswers,
): FluxListing {
  const before = new Map(previous?.slots.map(slot => [slotKey(slot), slot]));
  const answered = new Map(answers.map(each => [slotKey(each), each]));
  const slots = clusters.flatMap(({ name: cluster }) =>
    kinds.flatMap(kind => {
      const key = slotKey({ cluster, kind });
      const answer = answered.get(key);
      if (answer) return foldSlot(answer, before.get(key), now);
      return (pending.includes(cluster) && before.get(key)) || [];
    }),
  );
  return {
    clusters,
    kinds,
    slots,
    resources: keep(
      previous?.resources,
      slots.flatMap(slot => slot.resources),
    ),
    // A cluster that failed as a whole gives the same error to each of its slots.
    errors: [...new Set(slots.flatMap(slot => slot.error ?? []))],
    ...(pending.length > 0 && { pending }),
    ...(oneByOne && { oneByOne }),
  };
}

/** The listing with one object as it has just been read or written. @public */
export function withResource(
  listing: FluxListing,
  resource: FluxResource,
): FluxListing {
  const slots = listing.slots.map(slot => {
    const index = slot.resources.findIndex(({ key }) => key === resource.key);
    if (index < 0 || slot.resources[index] === resource) return slot;
    return { ...slot, resources: slot.resources.with(index, resource) };
  });
  return {
    ...listing,
    slots,
    resources: slots.flatMap(slot => slot.resources),
  };
}
