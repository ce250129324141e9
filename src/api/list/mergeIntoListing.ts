import {
  isRecord,
  parseResource,
  type FluxKind,
  type FluxResource,
} from '../../flux';
import type { FluxError } from '../errors';
import { slotKey } from '../slotKey';
import { keep, keepEqual } from './keep';
import type { FluxCluster, FluxListing, ListingSlot } from './listing';

/** Answer of one cluster for one kind: its objects at the version they were read at, or an error. */
export interface KindAnswer {
  readonly cluster: string;
  readonly kind: FluxKind;
  readonly version: string;
  /** Empty also where the cluster does not have the kind. */
  readonly objects: readonly unknown[];
  readonly error?: FluxError;
  /** When it was asked for, in ms since the epoch; absent: when the poll began. */
  readonly askedAt?: number;
}

/** The answers of one poll, as far as they have come. */
export interface PollAnswers {
  readonly clusters: readonly FluxCluster[];
  readonly kinds: readonly FluxKind[];
  readonly answers: readonly KindAnswer[];
  /** Names of the clusters that have not answered yet. */
  readonly pending?: readonly string[];
  /** Returns whether the answer of a cluster for a kind is in the previous listing already. */
  readonly isMerged?: (cluster: string, kind: FluxKind) => boolean;
  readonly perCluster?: true;
  /** An error that is not about one cluster. */
  readonly error?: FluxError;
  /** When it began, in ms since the epoch. */
  readonly now: number;
  /** Returns a cluster's time, in ms since the epoch. */
  readonly timeIn: (cluster: string) => number;
  /** Returns whether a cluster's time may be wrong, so that nothing there is called overdue. */
  readonly isDoubtful?: (cluster: string) => boolean;
}

function metadataOf(object: unknown): Record<string, unknown> | undefined {
  return isRecord(object) && isRecord(object.metadata)
    ? object.metadata
    : undefined;
}

/** Compares by resourceVersion, which Kubernetes changes with each change of an object. */
function isSameObject(previous: FluxResource, object: unknown): boolean {
  const metadata = metadataOf(object);
  return (
    previous.resourceVersion !== undefined &&
    previous.resourceVersion === metadata?.resourceVersion &&
    previous.uid === metadata?.uid &&
    previous.name === metadata?.name &&
    previous.namespace === metadata?.namespace &&
    isRecord(object) &&
    previous.apiVersion === object.apiVersion
  );
}

function mergeIntoSlot(
  answer: KindAnswer,
  previous: ListingSlot | undefined,
  { now, timeIn, isDoubtful }: PollAnswers,
): ListingSlot {
  const { cluster, kind, version, error, askedAt: fetchedAt = now } = answer;
  if (error) {
    return {
      cluster,
      kind,
      resources:
        error.problem === 'notServed' ? [] : (previous?.resources ?? []),
      fetchedAt: previous?.fetchedAt,
      error,
    };
  }
  const clusterTime = timeIn(cluster);
  const isOver = ({ status: { until } }: FluxResource) =>
    until !== undefined && until <= clusterTime;
  const isCurrent = (known: FluxResource | undefined, object: unknown) =>
    known !== undefined && isSameObject(known, object) && !isOver(known);
  const known = previous?.resources ?? [];
  // Nearly all polls bring the same objects in the same order.
  const isSameList =
    previous !== undefined &&
    known.length === answer.objects.length &&
    answer.objects.every((object, i) => isCurrent(known[i], object));
  if (isSameList) return { cluster, kind, resources: known, fetchedAt };
  const byUid = new Map<unknown, FluxResource>();
  const byKey = new Map<string, FluxResource>();
  for (const resource of known) {
    byKey.set(resource.key, resource);
    if (resource.uid !== undefined) byUid.set(resource.uid, resource);
  }
  const resources = answer.objects.map((object, index) => {
    const found = byUid.get(metadataOf(object)?.uid);
    if (found && isCurrent(found, object)) return found;
    const origin = { cluster, kind, version, index, now: clusterTime };
    const judged = parseResource(origin, object, found);
    const read =
      judged.status.overdue && isDoubtful?.(cluster)
        ? parseResource({ ...origin, now: undefined }, object, found)
        : judged;
    return keepEqual(byKey.get(read.key), read);
  });
  return {
    cluster,
    kind,
    resources: keep(previous?.resources, resources),
    fetchedAt,
  };
}

/**
 * Returns the previous listing updated with the answers of one poll. A slot whose answer failed keeps its resources;
 * resources that have not changed stay the same objects.
 */
export function mergeIntoListing(
  previous: FluxListing | undefined,
  poll: PollAnswers,
): FluxListing {
  const { clusters, kinds, answers, perCluster, error } = poll;
  const { pending = [], isMerged } = poll;
  const before = new Map(previous?.slots.map(slot => [slotKey(slot), slot]));
  const answered = new Map(answers.map(each => [slotKey(each), each]));
  const slots = clusters.flatMap(({ name: cluster }) =>
    kinds.flatMap(kind => {
      const key = slotKey({ cluster, kind });
      const answer = answered.get(key);
      if (answer) return mergeIntoSlot(answer, before.get(key), poll);
      const isKept = pending.includes(cluster) || isMerged?.(cluster, kind);
      return (isKept && before.get(key)) || [];
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
    errors: [
      ...(error ? [error] : []),
      ...new Set(slots.flatMap(slot => slot.error ?? [])),
    ],
    ...(pending.length > 0 && { pending }),
    ...(perCluster && { perCluster }),
  };
}
