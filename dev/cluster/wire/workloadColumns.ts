import { isRecord, listAt, numberAt, recordAt, stringAt } from '../json';
import type { KubernetesObject } from '../types';
import type { Column } from './columns';

type Read = (object: KubernetesObject) => string | number;

const age: Column = {
  name: 'Age',
  path: 'metadata.creationTimestamp',
  type: 'date',
};
const column = (name: string, read: Read): Column => ({ name, path: '', read });
const text = (name: string, ...path: readonly string[]) =>
  column(name, object => stringAt(object, ...path) ?? '<none>');
const count = (name: string, ...path: readonly string[]) =>
  column(name, object => numberAt(object, ...path) ?? 0);
const ratio = (name: string, ready: string, all: readonly string[]) =>
  column(
    name,
    object =>
      `${numberAt(object, 'status', ready) ?? 0}/${numberAt(object, ...all) ?? 0}`,
  );

function containers(object: KubernetesObject) {
  return listAt(object, 'status', 'containerStatuses').filter(isRecord);
}

/** Returns what kubectl shows as a Pod's status: why a container does not run, or the phase. */
function podStatus(object: KubernetesObject): string {
  const reasons = containers(object).map(
    container =>
      stringAt(container, 'state', 'waiting', 'reason') ??
      stringAt(container, 'state', 'terminated', 'reason'),
  );
  return (
    reasons.find(Boolean) ?? stringAt(object, 'status', 'phase') ?? 'Unknown'
  );
}

function conditionsOf(object: KubernetesObject): readonly string[] {
  return listAt(object, 'status', 'conditions')
    .filter(isRecord)
    .filter(({ status }) => status === 'True')
    .map(({ type }) => String(type));
}

function jobStatus(object: KubernetesObject): string {
  const types = conditionsOf(object);
  return ['Complete', 'Failed'].find(type => types.includes(type)) ?? 'Running';
}

/** Printer columns of Kubernetes' own kinds, as far as a person at kubectl needs them here. */
export const workloadColumns: Readonly<Record<string, readonly Column[]>> = {
  Pod: [
    column('Ready', object => {
      const all = listAt(object, 'spec', 'containers').length;
      const ready = containers(object).filter(each => each.ready === true);
      return `${ready.length}/${all}`;
    }),
    column('Status', podStatus),
    column('Restarts', object =>
      containers(object).reduce(
        (sum, each) => sum + (numberAt(each, 'restartCount') ?? 0),
        0,
      ),
    ),
    age,
    { ...text('IP', 'status', 'podIP'), wide: true },
    { ...text('Node', 'spec', 'nodeName'), wide: true },
  ],
  Deployment: [
    ratio('Ready', 'readyReplicas', ['spec', 'replicas']),
    count('Up-to-date', 'status', 'updatedReplicas'),
    count('Available', 'status', 'availableReplicas'),
    age,
  ],
  ReplicaSet: [
    count('Desired', 'spec', 'replicas'),
    count('Current', 'status', 'replicas'),
    count('Ready', 'status', 'readyReplicas'),
    age,
  ],
  StatefulSet: [ratio('Ready', 'readyReplicas', ['spec', 'replicas']), age],
  DaemonSet: [
    count('Desired', 'status', 'desiredNumberScheduled'),
    count('Current', 'status', 'currentNumberScheduled'),
    count('Ready', 'status', 'numberReady'),
    count('Up-to-date', 'status', 'updatedNumberScheduled'),
    count('Available', 'status', 'numberAvailable'),
    age,
  ],
  Job: [
    column('Status', jobStatus),
    ratio('Completions', 'succeeded', ['spec', 'completions']),
    age,
  ],
  CronJob: [
    text('Schedule', 'spec', 'schedule'),
    column('Suspend', object => String(recordAt(object, 'spec').suspend)),
    column('Active', object => listAt(object, 'status', 'active').length),
    { name: 'Last Schedule', path: 'status.lastScheduleTime', type: 'date' },
    age,
  ],
  Service: [
    text('Type', 'spec', 'type'),
    text('Cluster-IP', 'spec', 'clusterIP'),
    age,
  ],
  Ingress: [
    text('Class', 'spec', 'ingressClassName'),
    column('Hosts', object =>
      listAt(object, 'spec', 'rules')
        .map(rule => stringAt(rule, 'host') ?? '*')
        .join(','),
    ),
    column('Address', object =>
      listAt(object, 'status', 'loadBalancer', 'ingress')
        .map(each => stringAt(each, 'ip') ?? stringAt(each, 'hostname'))
        .join(','),
    ),
    age,
  ],
  ConfigMap: [
    column('Data', object => Object.keys(recordAt(object, 'data')).length),
    age,
  ],
  Secret: [age],
  ServiceAccount: [age],
  PersistentVolumeClaim: [
    text('Status', 'status', 'phase'),
    text('Volume', 'spec', 'volumeName'),
    text('Capacity', 'status', 'capacity', 'storage'),
    age,
  ],
  HorizontalPodAutoscaler: [
    column('Reference', object => {
      const { kind, name } = recordAt(object, 'spec', 'scaleTargetRef');
      return `${kind}/${name}`;
    }),
    count('MinPods', 'spec', 'minReplicas'),
    count('MaxPods', 'spec', 'maxReplicas'),
    count('Replicas', 'status', 'currentReplicas'),
    age,
  ],
  PodDisruptionBudget: [
    count('Min Available', 'spec', 'minAvailable'),
    count('Allowed Disruptions', 'status', 'disruptionsAllowed'),
    age,
  ],
  NetworkPolicy: [age],
  Role: [age],
  RoleBinding: [age],
  ClusterRole: [age],
  ClusterRoleBinding: [age],
  CustomResourceDefinition: [age],
};
