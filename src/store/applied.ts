import { fromThrown, type FluxError, type FluxRawObject } from '../api';
import {
  isRecord,
  keyOf,
  readString,
  type FluxResource,
  type KindRef,
  type ObjectRef,
} from '../flux';
import {
  appliedSelector,
  readInventory,
  type InventoryEntry,
} from '../flux/details';
import { readEach, type ReadObject } from './readEach';
import type { StoreApi } from './typedErrors';

/** One object that an applier has applied. */
export interface AppliedObject extends ReadObject {
  readonly ref: InventoryEntry;
}

/** What an applier has applied. */
export interface AppliedObjects {
  /** How they are listed: by the applier's inventory, by their labels, or, without an inventory, not at all. */
  readonly from: 'inventory' | 'labels' | 'none';
  /** They are on another cluster, so they are not read. */
  readonly isRemote: boolean;
  /** The applier itself tells that it has applied nothing: its inventory is empty, or it has never applied a revision. */
  readonly isNothing: boolean;
  readonly objects: readonly AppliedObject[];
  /** Each failure once, however many objects it is about. */
  readonly errors: readonly FluxError[];
  /** There are more than could be listed by their labels. */
  readonly isTruncated: boolean;
}

type Listed = Omit<AppliedObjects, 'isRemote' | 'isNothing'>;

/**
 * Kinds that are listed by labels where there is no inventory: those whose health tells something. Chosen so that all of
 * them take ten requests.
 */
const LISTED: readonly (readonly [group: string, kind: string])[] = [
  ['apps', 'Deployment'],
  ['apps', 'StatefulSet'],
  ['apps', 'DaemonSet'],
  ['batch', 'Job'],
  ['batch', 'CronJob'],
  ['', 'Service'],
  ['', 'PersistentVolumeClaim'],
  ['networking.k8s.io', 'Ingress'],
  ['autoscaling', 'HorizontalPodAutoscaler'],
  ['policy', 'PodDisruptionBudget'],
];

/** Returns each error once. Objects of one list share theirs. */
function distinct(errors: readonly FluxError[]): readonly FluxError[] {
  const seen = new Map<string, FluxError>();
  for (const error of errors) {
    const { problem, cluster, group, kind, namespace } = error;
    const key = JSON.stringify([problem, cluster, group, kind, namespace]);
    if (!seen.has(key)) seen.set(key, error);
  }
  return [...seen.values()];
}

async function readEntries(
  api: StoreApi,
  entries: readonly InventoryEntry[],
  labelSelector: string | undefined,
): Promise<Omit<Listed, 'from'>> {
  const objects = await readEach(api, entries, { labelSelector });
  const errors = distinct(objects.flatMap(({ error }) => error ?? []));
  const [first] = errors;
  const isAnyRead = objects.some(
    ({ state }) => state === 'read' || state === 'missing',
  );
  // Without permission, nothing has been read before, and each kind says so.
  const isDown = errors.every(({ problem }) => problem !== 'forbidden');
  if (first && !isAnyRead && isDown) throw first;
  return { objects, errors, isTruncated: false };
}

async function readByLabels(
  api: StoreApi,
  place: Pick<KindRef, 'cluster' | 'namespace'>,
  labelSelector: string,
): Promise<Listed> {
  const lists = await Promise.all(
    LISTED.map(async ([group, kind]) => {
      const of = { ...place, group, kind };
      try {
        return { of, list: await api.listRaw(of, { labelSelector }) };
      } catch (thrown) {
        return { of, error: fromThrown(thrown, of) };
      }
    }),
  );
  const objects = lists.flatMap(({ of, list }) =>
    (list?.items ?? []).map((json): AppliedObject => {
      const metadata = isRecord(json.metadata) ? json.metadata : {};
      const name = readString(metadata.name) ?? '';
      const ref = { ...of, name };
      return { key: keyOf(ref), ref, state: 'read', object: { json } };
    }),
  );
  const errors = distinct(lists.flatMap(({ error }) => error ?? []));
  const [first] = errors;
  if (first && lists.every(({ error }) => error)) throw first;
  return {
    from: 'labels',
    objects,
    errors,
    isTruncated: lists.some(({ list }) => list?.isTruncated),
  };
}

async function listApplied(
  api: StoreApi,
  applier: ObjectRef,
  entries: readonly InventoryEntry[] | undefined,
  { target, onDelete }: Partial<FluxResource>,
): Promise<Listed> {
  const from = entries ? 'inventory' : 'none';
  if (target?.isRemote) {
    const objects = (entries ?? []).map((ref): AppliedObject => ({
      key: keyOf(ref),
      ref,
      state: 'remote',
    }));
    return { from, objects, errors: [], isTruncated: false };
  }
  const selector = appliedSelector(applier);
  if (!entries && selector && onDelete === 'uninstall') {
    const place = {
      cluster: applier.cluster,
      namespace: target?.namespace ?? applier.namespace,
    };
    return readByLabels(api, place, selector);
  }
  return { from, ...(await readEntries(api, entries ?? [], selector)) };
}

/**
 * Reads what an applier has applied: the objects of its inventory, in one list for each kind and namespace. A HelmRelease
 * has no inventory before Flux 2.8: what carries its labels is listed then, of the kinds that have a health. On another
 * cluster (`spec.kubeConfig`), nothing is read.
 *
 * @throws FluxError where nothing could be read at all
 */
export async function readApplied(
  api: StoreApi,
  applier: ObjectRef,
  { json, resource }: FluxRawObject,
): Promise<AppliedObjects> {
  const entries = readInventory(applier, json);
  return {
    ...(await listApplied(api, applier, entries, resource ?? {})),
    isRemote: resource?.target?.isRemote === true,
    isNothing: entries
      ? entries.length === 0
      : resource?.revisions?.state === 'none',
  };
}
