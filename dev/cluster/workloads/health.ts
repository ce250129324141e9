import { isRecord, listAt, numberAt, stringAt } from '../json';
import type { KubernetesObject } from '../types';

/** A verdict of kstatus, the library by which Flux's controllers wait for what they have applied. */
export type HealthStatus = 'Current' | 'InProgress' | 'Failed';

export interface Health {
  readonly object: KubernetesObject;
  readonly status: HealthStatus;
}

function hasCondition(
  object: KubernetesObject,
  type: string,
  expected: Readonly<Record<string, string>>,
): boolean {
  return listAt(object, 'status', 'conditions')
    .filter(isRecord)
    .some(
      condition =>
        condition.type === type &&
        Object.entries(expected).every(
          ([name, value]) => condition[name] === value,
        ),
    );
}

const current = (isSo: boolean): HealthStatus =>
  isSo ? 'Current' : 'InProgress';

const rules: Readonly<
  Record<string, (object: KubernetesObject) => HealthStatus>
> = {
  Deployment: object => {
    const late = { reason: 'ProgressDeadlineExceeded' };
    if (hasCondition(object, 'Progressing', late)) return 'Failed';
    const replicas = numberAt(object, 'spec', 'replicas') ?? 1;
    const count = (name: string) => numberAt(object, 'status', name) ?? 0;
    return current(
      count('updatedReplicas') >= replicas &&
        count('replicas') <= replicas &&
        count('availableReplicas') >= replicas &&
        hasCondition(object, 'Available', { status: 'True' }),
    );
  },
  StatefulSet: object =>
    current(
      (numberAt(object, 'status', 'readyReplicas') ?? 0) >=
        (numberAt(object, 'spec', 'replicas') ?? 1),
    ),
  DaemonSet: object =>
    current(
      numberAt(object, 'status', 'numberReady') ===
        numberAt(object, 'status', 'desiredNumberScheduled'),
    ),
  Job: object => {
    if (hasCondition(object, 'Failed', { status: 'True' })) return 'Failed';
    return current(hasCondition(object, 'Complete', { status: 'True' }));
  },
  PersistentVolumeClaim: object =>
    current(stringAt(object, 'status', 'phase') === 'Bound'),
};

export function healthOf(object: KubernetesObject): HealthStatus {
  return rules[object.kind]?.(object) ?? 'Current';
}
