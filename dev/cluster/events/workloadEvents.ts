import { isRecord, listAt, numberAt, recordAt, stringAt } from '../json';
import type { Json } from '../json';
import type { KubernetesObject } from '../types';
import { after } from '../workloads/Placement';
import { pullError } from '../workloads/pod';
import type { Occurrence } from './eventObject';

type Sketch = Pick<Occurrence, 'type' | 'reason' | 'message'> &
  Partial<Occurrence>;

type Writer = (
  object: KubernetesObject,
  created: Date,
  now: Date,
) => readonly Sketch[];

/** Returns count and times of something that has come every few seconds since then. */
function repeated(since: Date, now: Date, everyMs: number) {
  const age = Math.max(0, now.getTime() - since.getTime());
  const repeats = Math.floor(age / everyMs);
  const last = after(since, repeats * everyMs);
  return { count: repeats + 1, first: since, last };
}

function createdPods(object: KubernetesObject): Sketch {
  const { name } = object.metadata;
  return {
    type: 'Normal',
    reason: 'SuccessfulCreate',
    message: `Created pod: ${name}`,
  };
}

function conditionOf(object: KubernetesObject, type: string): Json {
  return (
    listAt(object, 'status', 'conditions')
      .filter(isRecord)
      .find(condition => condition.type === type) ?? {}
  );
}

const writers: Readonly<Record<string, Writer>> = {
  Pod: podEvents,
  Deployment: object => {
    const { message } = conditionOf(object, 'Progressing');
    const [, set] = /"([^"]+)"/.exec(String(message)) ?? [];
    const changed = stringAt(
      conditionOf(object, 'Progressing'),
      'lastUpdateTime',
    );
    const updated = numberAt(object, 'status', 'updatedReplicas');
    if (!set || !updated) return [];
    const late =
      conditionOf(object, 'Progressing').reason === 'ProgressDeadlineExceeded';
    const started = after(new Date(changed ?? NaN), late ? -600_000 : 0);
    return [
      {
        type: 'Normal',
        reason: 'ScalingReplicaSet',
        message: `Scaled up replica set ${set} from 0 to ${updated}`,
        component: 'deployment-controller',
        first: started,
        last: started,
      },
    ];
  },
  Job: (object, created) => {
    const failed = conditionOf(object, 'Failed');
    const done = conditionOf(object, 'Complete');
    const at = (condition: Json) => {
      const first = new Date(
        stringAt(condition, 'lastTransitionTime') ?? created,
      );
      return { component: 'job-controller', first, last: first };
    };
    return [
      ...(failed.status === 'True'
        ? [
            {
              type: 'Warning' as const,
              reason: 'BackoffLimitExceeded',
              message: 'Job has reached the specified backoff limit',
              ...at(failed),
            },
          ]
        : []),
      ...(done.status === 'True'
        ? [
            {
              type: 'Normal' as const,
              reason: 'Completed',
              message: 'Job completed',
              ...at(done),
            },
          ]
        : []),
    ];
  },
  PersistentVolumeClaim: (object, created, now) =>
    stringAt(object, 'status', 'phase') === 'Pending'
      ? [
          {
            type: 'Normal',
            reason: 'ExternalProvisioning',
            message:
              "Waiting for a volume to be created either by the external provisioner 'ebs.csi.aws.com' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.",
            component: 'persistentvolume-controller',
            ...repeated(created, now, 15_000),
          },
        ]
      : [],
};

/** Returns the events that Kubernetes has written about an object of its own kinds, newer than an hour. */
export function workloadEvents(
  object: KubernetesObject,
  now: Date,
): readonly Occurrence[] {
  const created = new Date(object.metadata.creationTimestamp ?? NaN);
  const sketches = writers[object.kind]?.(object, created, now) ?? [];
  return sketches
    .map(sketch => ({
      component: 'kubelet',
      count: 1,
      first: created,
      last: sketch.first ?? created,
      ...sketch,
    }))
    .filter(({ last }) => last.getTime() > now.getTime() - 3_600_000);
}

/** Returns the event about the owner that a new Pod causes. */
export function creationOf(pod: KubernetesObject): Occurrence {
  const created = new Date(pod.metadata.creationTimestamp ?? NaN);
  const [owner] = listAt(pod.metadata, 'ownerReferences').filter(isRecord);
  const component = `${String(owner?.kind).toLowerCase()}-controller`;
  return {
    ...createdPods(pod),
    component,
    count: 1,
    first: created,
    last: created,
  };
}

/** Returns the event about a Pod that is deleted. */
export function killing(pod: KubernetesObject, now: Date): Occurrence {
  const name = stringAt(listAt(pod, 'spec', 'containers')[0], 'name') ?? '';
  return {
    type: 'Normal',
    reason: 'Killing',
    message: `Stopping container ${name}`,
    component: 'kubelet',
    host: stringAt(pod, 'spec', 'nodeName'),
    fieldPath: `spec.containers{${name}}`,
    count: 1,
    first: now,
    last: now,
  };
}

function podEvents(
  object: KubernetesObject,
  created: Date,
  now: Date,
): readonly Sketch[] {
  const { name, namespace, uid } = object.metadata;
  const scheduled = conditionOf(object, 'PodScheduled');
  if (scheduled.status === 'False') {
    return [
      {
        type: 'Warning',
        reason: 'FailedScheduling',
        message: String(scheduled.message),
        component: 'default-scheduler',
        inSeries: true,
        ...repeated(created, now, 300_000),
      },
    ];
  }
  const host = stringAt(object, 'spec', 'nodeName');
  const [spec] = listAt(object, 'spec', 'containers').filter(isRecord);
  const [status] = listAt(object, 'status', 'containerStatuses').filter(
    isRecord,
  );
  const container = stringAt(spec, 'name') ?? '';
  const image = stringAt(spec, 'image') ?? '';
  const waiting = recordAt(status, 'state', 'waiting');
  const kubelet = (
    type: Occurrence['type'],
    reason: string,
    message: string,
    times: Partial<Occurrence> = {},
  ): Sketch => ({
    type,
    reason,
    message,
    host,
    fieldPath: `spec.containers{${container}}`,
    first: after(created, 1000),
    ...times,
  });
  const assigned: Sketch = {
    type: 'Normal',
    reason: 'Scheduled',
    message: `Successfully assigned ${namespace}/${name} to ${host}`,
    component: 'default-scheduler',
    inSeries: true,
  };
  const pulling = (times?: Partial<Occurrence>) =>
    kubelet('Normal', 'Pulling', `Pulling image "${image}"`, times);
  const runs = [
    kubelet('Normal', 'Created', `Created container: ${container}`),
    kubelet('Normal', 'Started', `Started container ${container}`),
  ];
  switch (waiting.reason) {
    case 'ErrImagePull':
    case 'ImagePullBackOff': {
      // Five attempts in the first three minutes, then one every five.
      const tries = repeated(after(created, 1000), now, 60_000);
      const attempts = { ...tries, count: Math.min(tries.count, 5) };
      const waits = repeated(after(created, 3000), now, 15_000);
      return [
        assigned,
        pulling(attempts),
        kubelet(
          'Warning',
          'Failed',
          `Failed to pull image "${image}": ${pullError(image)}`,
          attempts,
        ),
        kubelet('Warning', 'Failed', 'Error: ErrImagePull', attempts),
        kubelet(
          'Normal',
          'BackOff',
          `Back-off pulling image "${image}"`,
          waits,
        ),
        kubelet('Warning', 'Failed', 'Error: ImagePullBackOff', waits),
      ];
    }
    case 'CrashLoopBackOff': {
      const restarts = numberAt(status, 'restartCount') ?? 0;
      const ended = stringAt(status, 'lastState', 'terminated', 'finishedAt');
      const last = after(new Date(ended ?? created), -2000);
      const times = { count: restarts + 1, first: after(created, 1000), last };
      return [
        assigned,
        kubelet(
          'Normal',
          'Pulled',
          `Container image "${image}" already present on machine`,
          times,
        ),
        ...runs.map(run => ({ ...run, ...times })),
        kubelet(
          'Warning',
          'BackOff',
          `Back-off restarting failed container ${container} in pod ${name}_${namespace}(${uid})`,
          repeated(after(created, 6000), now, 12_000),
        ),
      ];
    }
    case 'CreateContainerConfigError':
      return [
        assigned,
        kubelet(
          'Warning',
          'Failed',
          `Error: ${waiting.message}`,
          repeated(after(created, 1000), now, 13_000),
        ),
      ];
    default:
  }
  const config = stringAt(
    listAt(object, 'spec', 'volumes')[0],
    'configMap',
    'name',
  );
  if (waiting.reason === 'ContainerCreating' && config) {
    return [
      assigned,
      {
        type: 'Warning',
        reason: 'FailedMount',
        message: `MountVolume.SetUp failed for volume "config" : configmap "${config}" not found`,
        host,
        ...repeated(after(created, 1000), now, 122_000),
      },
    ];
  }
  if (waiting.reason === 'ContainerCreating') return [assigned, pulling()];
  const took = '1.204s (1.204s including waiting). Image size: 27431902 bytes.';
  return [
    assigned,
    pulling(),
    kubelet(
      'Normal',
      'Pulled',
      `Successfully pulled image "${image}" in ${took}`,
    ),
    ...runs,
  ];
}
