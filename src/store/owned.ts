import { fromThrown, type FluxError } from '../api';
import { isRecord, readString, type ObjectRef } from '../flux';
import {
  controllerOf,
  explainedByEvents,
  HEALTH_SEVERITY,
  healthOf,
  isAbout,
  podSelector,
  type Health,
} from '../flux/details';
import type { StoreApi } from './typedErrors';

type Json = Readonly<Record<string, unknown>>;

/** An object that a workload's controller has made: a ReplicaSet, Job or Pod. */
export interface OwnedObject {
  readonly ref: ObjectRef;
  readonly json: Json;
  readonly health: Health;
  readonly children: readonly OwnedObject[];
}

/** What the controller of a workload has made of it. */
export interface OwnedObjects {
  /** Worst first. */
  readonly objects: readonly OwnedObject[];
  readonly errors: readonly FluxError[];
  /** There are more. */
  readonly isTruncated: boolean;
}

/** Kinds between a workload and its Pods. */
const BETWEEN: Readonly<Record<string, readonly [string, string]>> = {
  'apps/Deployment': ['apps', 'ReplicaSet'],
  'batch/CronJob': ['batch', 'Job'],
};

/** Most Jobs of a CronJob whose Pods are listed. */
const NEWEST_JOBS = 3;
/** Most Pods whose events are read, where nothing else says why they do not start. */
const EXPLAINED = 2;

const nameOf = ({ group, kind }: ObjectRef) => `${group}/${kind}`;

const metadataOf = ({ metadata }: Json) => (isRecord(metadata) ? metadata : {});
const uidOf = (json: Json) => readString(metadataOf(json).uid);
const createdAt = (json: Json) =>
  readString(metadataOf(json).creationTimestamp) ?? '';

function worstFirst(objects: readonly OwnedObject[]): readonly OwnedObject[] {
  const rank = ({ health }: OwnedObject) =>
    HEALTH_SEVERITY.indexOf(health.word);
  return [...objects].sort(
    (a, b) =>
      rank(a) - rank(b) || createdAt(b.json).localeCompare(createdAt(a.json)),
  );
}

/** An old ReplicaSet, kept for a rollback, with nothing to say. */
function isIdle({ ref, json, children }: OwnedObject): boolean {
  const replicas = isRecord(json.spec) ? json.spec.replicas : undefined;
  return ref.kind === 'ReplicaSet' && replicas === 0 && children.length === 0;
}

/** Selects the Pods of the newest Jobs. */
function selectorOfJobs(jobs: readonly Json[]): string | undefined {
  const names = jobs
    .slice(0, NEWEST_JOBS)
    .flatMap(each => readString(metadataOf(each).name) ?? []);
  return names.length > 0 ? `job-name in (${names.join(',')})` : undefined;
}

/**
 * Reads the ReplicaSets or Jobs, and the Pods, of a workload: one list each, by its selector, and by owner references
 * among those.
 *
 * @throws FluxError where nothing could be read at all
 */
export async function readOwned(
  api: StoreApi,
  workload: ObjectRef,
  json: Json,
): Promise<OwnedObjects> {
  const { cluster, namespace } = workload;
  const errors: FluxError[] = [];
  let isTruncated = false;
  const list = async (
    group: string,
    kind: string,
    labelSelector?: string,
  ): Promise<readonly Json[]> => {
    const place = { cluster, namespace, group, kind };
    try {
      const answer = await api.listRaw(place, { labelSelector });
      isTruncated ||= answer.isTruncated;
      return answer.items;
    } catch (thrown) {
      errors.push(fromThrown(thrown, place));
      return [];
    }
  };
  const uid = uidOf(json);
  const [group, kind] = BETWEEN[nameOf(workload)] ?? [];
  const isCronJob = kind === 'Job';
  const selector = podSelector(json);
  const between = async () =>
    group === undefined || kind === undefined
      ? []
      : (await list(group, kind, isCronJob ? undefined : selector))
          .filter(each => controllerOf(each) === uid)
          .sort((a, b) => createdAt(b).localeCompare(createdAt(a)));
  const podsBy = async (labelSelector: string | undefined) =>
    labelSelector === undefined ? [] : list('', 'Pod', labelSelector);
  const made = isCronJob ? between() : undefined;
  const [sets, pods] = await Promise.all([
    made ?? between(),
    podsBy(made ? selectorOfJobs(await made) : selector),
  ]);

  const owned = (
    ref: Pick<ObjectRef, 'group' | 'kind'>,
    object: Json,
    children: readonly OwnedObject[] = [],
  ): OwnedObject => ({
    ref: {
      cluster,
      ...ref,
      namespace,
      name: readString(metadataOf(object).name) ?? '',
    },
    json: object,
    health: healthOf(ref, object),
    children: worstFirst(children),
  });
  const explained = await explain(
    api,
    pods.map(each => owned({ group: '', kind: 'Pod' }, each)),
  );
  const podsOf = (owner: string | undefined) =>
    explained.filter(
      each => owner !== undefined && controllerOf(each.json) === owner,
    );
  const objects = [
    ...(group === undefined || kind === undefined
      ? []
      : sets.map(each => owned({ group, kind }, each, podsOf(uidOf(each))))),
    ...podsOf(uid),
    // Where the objects between may not be read, their Pods still can.
    ...(sets.length === 0 && errors.length > 0 && kind ? explained : []),
  ].filter(each => !isIdle(each));
  const [first] = errors;
  if (first && objects.length === 0) throw first;
  return { objects: worstFirst(objects), errors, isTruncated };
}

/** Explains by events why Pods do not start, where their status does not say it. */
async function explain(
  api: StoreApi,
  pods: readonly OwnedObject[],
): Promise<readonly OwnedObject[]> {
  const starting = pods
    .filter(({ health }) => health.reason?.id === 'starting')
    .slice(0, EXPLAINED);
  const found = new Map<OwnedObject, Health>();
  await Promise.all(
    starting.map(async pod => {
      try {
        const { events } = await api.events(pod.ref);
        const uid = uidOf(pod.json);
        // A Pod of a StatefulSet has the name of the one that it replaces.
        const own = events.filter(event => isAbout(event, uid));
        found.set(pod, explainedByEvents(pod.health, own));
      } catch {
        // Its status says enough: nobody needs to hear that events may not be read.
      }
    }),
  );
  return pods.map(pod => ({ ...pod, health: found.get(pod) ?? pod.health }));
}
