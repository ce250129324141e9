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
/** Container of Flux's controllers. */
const CONTAINER = 'manager';

/** The latest lines of a controller's log about an object. */
export interface ControllerLog {
  /** Newest first. */
  readonly lines: readonly LogLine[];
  /** Pods that were searched. */
  readonly pods: readonly ObjectRef[];
}

const timeOf = ({ at }: LogLine) => Date.parse(at ?? '') || 0;

/**
 * Reads what a controller of Flux has lately logged about an object.
 *
 * @param controller - name of the controller, which its Pods have as their label `app`
 */
export function useControllerLog(
  ref: ObjectRef,
  controller: string,
): Reading<ControllerLog> {
  const query = useStore().details.composed(
    ['controller-log', ref],
    async api => {
      const place = { cluster: ref.cluster, group: '', kind: 'Pod' };
      const { items } = await api.listRaw(place, {
        labelSelector: `app=${controller}`,
        limit: MAX_PODS,
      });
      const pods = items.flatMap(({ metadata }): ObjectRef | readonly [] => {
        if (!isRecord(metadata)) return [];
        const name = readString(metadata.name);
        const namespace = readString(metadata.namespace);
        return name === undefined ? [] : { ...place, namespace, name };
      });
      const logs = await Promise.all(
        pods.map(async pod =>
          api.podLogs(pod, { container: CONTAINER, tailLines: TAIL_LINES }),
        ),
      );
      const lines = logs
        .flatMap(log => linesAbout(ref, log))
        .sort((a, b) => timeOf(b) - timeOf(a))
        .slice(0, MAX_LINES);
      return { lines, pods };
    },
  );
  return useReading(query);
}
