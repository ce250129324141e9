import { hex } from '../flux/artifacts';
import type { Json } from '../json';
import { timestamp } from '../json';
import type { KubernetesObject } from '../types';
import { restartsAfter } from './crashes';
import { spanOf } from './applied';
import type { Placement } from './Placement';
import { after, ownedObject, uidOf } from './Placement';
import { containerOf, podSpec } from './template';

export type PodState =
  | 'ready'
  | 'starting'
  | 'cannot-pull'
  | 'crash'
  | 'unschedulable'
  | 'no-mount'
  | 'no-config'
  | 'succeeded'
  | 'failed';

export interface PodSketch {
  readonly name: string;
  readonly generateName?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly image: string;
  readonly state: PodState;
  readonly created: Date;
  readonly restartPolicy?: 'Always' | 'Never';
}

/** Reasons that the kubelet gives for exit codes, other than `Error`. */
const EXIT_REASONS: Readonly<Record<number, string>> = {
  0: 'Completed',
  137: 'OOMKilled',
};

const STATES: readonly string[] = [
  'cannot-pull',
  'crash',
  'unschedulable',
] satisfies readonly PodState[];

function isPodState(text: string | undefined): text is PodState {
  return text !== undefined && STATES.includes(text);
}

function isStarting({ applied, since, now }: Placement): boolean {
  return after(since, spanOf(applied.settings.after)) > now;
}

/** Returns the state that the Pods of a workload's present template come to. */
export function stateOf(placement: Placement): PodState {
  const { applied, settled, hasConfigMap } = placement;
  const { state, config, env } = applied.settings;
  const namespace = applied.namespace ?? '';
  if (state === 'unschedulable') return state;
  if (config && !hasConfigMap(namespace, config)) return 'no-mount';
  if (!settled || isStarting(placement)) return 'starting';
  if (state === 'cannot-pull') return state;
  if (env && !hasConfigMap(namespace, env)) return 'no-config';
  return isPodState(state) ? state : 'ready';
}

const UNSCHEDULABLE =
  '0/3 nodes are available: 3 Insufficient memory. no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';

/** Returns the kubelet's error for an image that the registry does not have. */
export function pullError(image: string): string {
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
}

export function pod(
  placement: Placement,
  owner: KubernetesObject,
  sketch: PodSketch,
): KubernetesObject {
  const { name, created, state } = sketch;
  const { namespace } = owner.metadata;
  const seed = [namespace, name];
  const number = parseInt(hex(seed, 4), 16);
  const spec = podSpec(placement.applied, sketch.image, sketch.restartPolicy);
  return ownedObject(
    owner,
    {
      apiVersion: 'v1',
      kind: 'Pod',
      name,
      generateName: sketch.generateName,
      labels: sketch.labels,
      created,
    },
    {
      spec: {
        ...spec,
        enableServiceLinks: true,
        ...(state !== 'unschedulable' && {
          nodeName: `node-${(number % 3) + 1}`,
        }),
        preemptionPolicy: 'PreemptLowerPriority',
        priority: 0,
        serviceAccount: 'default',
        serviceAccountName: 'default',
        tolerations: ['not-ready', 'unreachable'].map(taint => ({
          effect: 'NoExecute',
          key: `node.kubernetes.io/${taint}`,
          operator: 'Exists',
          tolerationSeconds: 300,
        })),
      },
      status: statusOf(
        placement,
        sketch,
        uidOf('Pod', namespace, name),
        number,
      ),
    },
  );
}

const PHASES: Readonly<Record<PodState, string>> = {
  ready: 'Running',
  starting: 'Pending',
  'cannot-pull': 'Pending',
  crash: 'Running',
  unschedulable: 'Pending',
  'no-mount': 'Pending',
  'no-config': 'Pending',
  succeeded: 'Succeeded',
  failed: 'Failed',
};

function statusOf(
  placement: Placement,
  sketch: PodSketch,
  uid: string,
  number: number,
): Json {
  const { state, created } = sketch;
  const phase = PHASES[state];
  const conditions = conditionsOf(placement, sketch);
  if (state === 'unschedulable') {
    return { conditions, phase, qosClass: 'Burstable' };
  }
  const node = `10.0.0.${(number % 3) + 11}`;
  const address = `10.244.${number % 3}.${2 + (number % 250)}`;
  const hasNetwork = state !== 'no-mount' && state !== 'starting';
  return {
    conditions,
    containerStatuses: [containerStatus(placement, sketch, uid)],
    hostIP: node,
    hostIPs: [{ ip: node }],
    phase,
    ...(hasNetwork && { podIP: address, podIPs: [{ ip: address }] }),
    qosClass: 'Burstable',
    startTime: timestamp(created),
  };
}

const ENDS: Partial<Record<PodState, string>> = {
  succeeded: 'PodCompleted',
  failed: 'PodFailed',
};

function conditionsOf(
  { applied }: Placement,
  { state, created }: PodSketch,
): readonly Json[] {
  const condition = (type: string, ok: boolean, more: Json = {}) => ({
    lastProbeTime: null,
    lastTransitionTime: timestamp(created),
    observedGeneration: 1,
    status: ok ? 'True' : 'False',
    type,
    ...more,
  });
  if (state === 'unschedulable') {
    const why = { message: UNSCHEDULABLE, reason: 'Unschedulable' };
    return [condition('PodScheduled', false, why)];
  }
  const isReady = state === 'ready';
  const end = ENDS[state];
  const waits = {
    message: `containers with unready status: [${containerOf(applied)}]`,
    reason: 'ContainersNotReady',
  };
  const notReady = end ? { reason: end } : waits;
  const runs = !['no-mount', 'starting', 'succeeded', 'failed'].includes(state);
  return [
    condition('PodReadyToStartContainers', runs),
    condition('Initialized', true, end === 'PodCompleted' ? notReady : {}),
    condition('Ready', isReady, isReady ? {} : notReady),
    condition('ContainersReady', isReady, isReady ? {} : notReady),
    condition('PodScheduled', true),
  ];
}

function containerStatus(
  { applied, now }: Placement,
  { name: podName, state, image, created }: PodSketch,
  uid: string,
): Json {
  const { namespace, settings } = applied;
  const name = containerOf(applied);
  const [repository = ''] = image.split(/[:@](?=[^/]*$)/);
  const started = {
    containerID: `containerd://${hex([podName, 'container'], 64)}`,
    image,
    imageID: `${repository}@sha256:${hex([image], 64)}`,
  };
  const waits = (reason: string, message?: string) => ({
    image,
    imageID: '',
    lastState: {},
    name,
    ready: false,
    restartCount: 0,
    started: false,
    state: { waiting: { ...(message && { message }), reason } },
  });
  const { containerID } = started;
  const startedAt = timestamp(after(created, 2000));
  switch (state) {
    case 'ready':
      return {
        ...started,
        lastState: {},
        name,
        ready: true,
        restartCount: 0,
        started: true,
        state: { running: { startedAt } },
      };
    case 'cannot-pull': {
      const error = pullError(image);
      const isFresh = now.getTime() - created.getTime() < 15_000;
      return isFresh
        ? waits('ErrImagePull', error)
        : waits(
            'ImagePullBackOff',
            `Back-off pulling image "${image}": ErrImagePull: ${error}`,
          );
    }
    case 'no-config':
      return waits(
        'CreateContainerConfigError',
        `configmap "${settings.env}" not found`,
      );
    case 'crash': {
      const { restarts, ended } = restartsAfter(created, now);
      const exitCode = Number(settings.exit ?? 1);
      return {
        ...started,
        lastState: {
          terminated: {
            containerID,
            exitCode,
            finishedAt: timestamp(ended),
            reason: EXIT_REASONS[exitCode] ?? 'Error',
            startedAt: timestamp(after(ended, -2000)),
          },
        },
        name,
        ready: false,
        restartCount: restarts,
        started: false,
        state: {
          waiting: {
            message: `back-off ${backOff(restarts)} restarting failed container=${name} pod=${podName}_${namespace}(${uid})`,
            reason: 'CrashLoopBackOff',
          },
        },
      };
    }
    case 'succeeded':
    case 'failed': {
      const exitCode = state === 'failed' ? Number(settings.exit ?? 1) : 0;
      return {
        ...started,
        lastState: {},
        name,
        ready: false,
        restartCount: 0,
        started: false,
        state: {
          terminated: {
            containerID,
            exitCode,
            finishedAt: timestamp(after(created, 6000)),
            reason: state === 'failed' ? 'Error' : 'Completed',
            startedAt,
          },
        },
      };
    }
    default:
      return waits('ContainerCreating');
  }
}

function backOff(restarts: number): string {
  const seconds = Math.min(10 * 2 ** Math.max(0, restarts - 1), 300);
  const minutes = Math.floor(seconds / 60);
  return minutes ? `${minutes}m${seconds % 60}s` : `${seconds}s`;
}
