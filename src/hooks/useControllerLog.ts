import type { FluxError } from '../api';
import { isRecord, readString, type ObjectRef } from '../flux';
import { linesAbout, type LogLine } from '../flux/details';
import { useReading, type Reading } from './useDetails';
import { useStore } from './useStore';

/** Lines that are read from the end of each log: some minutes of a busy controller. */
const TAIL_LINES = 2_000;
/** Pods that are read. A controller has one, unless it is sharded. */
const MAX_PODS = 4;
/** Lines that are returned. */
const MAX_LINES = 200;
/** Container of Flux's controllers, and of Flux Operator. */
const CONTAINER = 'manager';

/** The latest lines of a controller's log about an object. */
export interface ControllerLog {
  /** Newest first. */
  readonly lines: readonly LogLine[];
  /** Pods that were searched. */
  readonly pods: readonly ObjectRef[];
  /** Pods whose logs could not be read, while those of others could. */
  readonly unread: readonly UnreadPod[];
}

/** A Pod whose log could not be read, and why. */
export interface UnreadPod {
  readonly pod: ObjectRef;
  readonly error: FluxError;
}

const timeOf = ({ at }: LogLine) => Date.parse(at ?? '') || 0;

/**
 * Reads what a controller of Flux has lately logged about an object.
 *
 * @param controller - name of the controller
 * @param label - key of the label by which its Pods have that name
 */
export function useControllerLog(
  ref: ObjectRef,
  controller: string,
  label: string,
): Reading<ControllerLog> {
  const query = useStore().details.composed(
    ['controller-log', ref],
    async api => {
      const place = { cluster: ref.cluster, group: '', kind: 'Pod' };
      const { items } = await api.listRaw(place, {
        labelSelector: `${label}=${controller}`,
        limit: MAX_PODS,
      });
      const pods = items.flatMap(({ metadata }): ObjectRef | readonly [] => {
        if (!isRecord(metadata)) return [];
        const name = readString(metadata.name);
        const namespace = readString(metadata.namespace);
        return name === undefined ? [] : { ...place, namespace, name };
      });
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
      return { lines, pods: pods.filter(pod => !failed.has(pod)), unread };
    },
  );
  return useReading(query);
}
