import type { FluxError } from '../api';
import { isRecord, readString, type ObjectRef } from '../flux';
import { isFailedPod, linesAbout, type LogLine } from '../flux/details';
import { useReading, type Reading } from './useDetails';
import { useStore } from './useStore';

/** Lines that are read from the end of each log: some minutes of a busy controller. */
const TAIL_LINES = 2_000;
/** Most Pods that are listed. A controller has one, unless it is sharded, or installed several times. */
const LISTED_PODS = 100;
/** Most Pods whose logs are read. */
const MAX_PODS = 4;
/** Lines that are returned. */
const MAX_LINES = 200;
/** Container of Flux's controllers, and of Flux Operator. */
const CONTAINER = 'manager';
/** Namespace in which Flux is installed, unless it was told otherwise. */
const FLUX_NAMESPACE = 'flux-system';

/** The latest lines of a controller's log about an object. */
export interface ControllerLog {
  /** Newest first. */
  readonly lines: readonly LogLine[];
  /** Name of the controller, or of the shard, that was searched: the first one that has Pods. Absent: none has. */
  readonly controller?: string;
  /** Pods that were searched. */
  readonly pods: readonly ObjectRef[];
  /** Number of Pods that it has, without those that have ended where others have not. */
  readonly podCount: number;
  /** There are more Pods than were counted. */
  readonly isTruncated: boolean;
  /** Pods whose logs could not be read, while those of others could. */
  readonly unread: readonly UnreadPod[];
}

/** A Pod whose log could not be read, and why. */
export interface UnreadPod {
  readonly pod: ObjectRef;
  readonly error: FluxError;
}

const timeOf = ({ at }: LogLine) => Date.parse(at ?? '') || 0;

/** A Pod, and the value of the label that names its controller. */
interface LabelledPod {
  readonly pod: ObjectRef;
  readonly controller?: string;
  /** It was evicted, or has ended otherwise: its log is mostly gone. */
  readonly hasEnded: boolean;
}

/** Reads the controllers' Pods from a list, those that likeliest reconcile an object first. */
function readPods(
  { cluster, namespace: own }: ObjectRef,
  items: readonly Record<string, unknown>[],
  label: string,
): readonly LabelledPod[] {
  const pods = items.flatMap((item): LabelledPod | readonly [] => {
    const { metadata } = item;
    if (!isRecord(metadata)) return [];
    const name = readString(metadata.name);
    if (name === undefined) return [];
    const namespace = readString(metadata.namespace);
    const { labels } = metadata;
    const controller = isRecord(labels) ? readString(labels[label]) : undefined;
    const pod = { cluster, group: '', kind: 'Pod', namespace, name };
    return { pod, controller, hasEnded: isFailedPod(item) };
  });
  const likely = [FLUX_NAMESPACE, own];
  const rank = ({ pod }: LabelledPod) => likely.indexOf(pod.namespace);
  return pods.sort((one, other) => rank(other) - rank(one));
}

/** Returns the selector of Pods whose label has one of these values. */
export function podSelectorOf(label: string, names: readonly string[]): string {
  return names.length === 1
    ? `${label}=${names.join()}`
    : `${label} in (${names.join(',')})`;
}

/**
 * Reads what a controller of Flux has lately logged about an object.
 *
 * @param names - names of the controller, the likeliest first: only the Pods of the first one that has any are read
 * @param label - key of the label by which its Pods have such a name
 */
export function useControllerLog(
  ref: ObjectRef,
  names: readonly string[],
  label: string,
): Reading<ControllerLog> {
  const labelSelector = podSelectorOf(label, names);
  const query = useStore().details.composed(
    [`controller-log ${labelSelector}`, ref],
    async api => {
      const { items, isTruncated } = await api.listRaw(
        { cluster: ref.cluster, group: '', kind: 'Pod' },
        { labelSelector, limit: LISTED_PODS },
      );
      const found = readPods(ref, items, label);
      const controller = names.find(name =>
        found.some(each => each.controller === name),
      );
      const known = found.filter(each => each.controller === controller);
      const living = known.filter(({ hasEnded }) => !hasEnded);
      const all = living.length > 0 ? living : known;
      const pods = all.slice(0, MAX_PODS).map(({ pod }) => pod);
      const unread: UnreadPod[] = [];
      const logs = await Promise.all(
        pods.map(pod =>
          api
            .podLogs(pod, { container: CONTAINER, tailLines: TAIL_LINES })
            .catch((error: FluxError) => {
              unread.push({ pod, error });
              return undefined;
            }),
        ),
      );
      const [first] = unread;
      if (first && unread.length === pods.length) throw first.error;
      const lines = logs
        .flatMap(log => (log === undefined ? [] : linesAbout(ref, log)))
        .sort((a, b) => timeOf(b) - timeOf(a))
        .slice(0, MAX_LINES);
      const failed = new Set(unread.map(({ pod }) => pod));
      return {
        lines,
        controller,
        pods: pods.filter(pod => !failed.has(pod)),
        podCount: all.length,
        isTruncated,
        unread,
      };
    },
  );
  return useReading(query);
}
