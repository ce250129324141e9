import type { Json } from '../json';
import { timestamp } from '../json';
import type { KubernetesObject } from '../types';
import type { Placement } from './Placement';
import { after, appliedObject, ownedObject, suffix } from './Placement';
import { pod, stateOf } from './pod';
import type { PodState } from './pod';
import {
  imageOf,
  labelsOf,
  numberOf,
  podLabelsOf,
  podSpec,
  selectorOf,
} from './template';

/** How long a Deployment may take to make progress: Kubernetes' default. */
const PROGRESS_DEADLINE_MS = 600_000;

/** One ReplicaSet of a Deployment in the short form that its status is counted from. */
interface Rollout {
  readonly image: string;
  readonly replicas: number;
  readonly state: PodState;
  readonly created: Date;
  readonly revision: number;
}

/**
 * Returns a Deployment with its ReplicaSets and Pods. While the Pods of a new template are not ready, those of the
 * template before stay, as with the default strategy: one more Pod at most, and none unavailable for up to three.
 */
export function deployment(placement: Placement): readonly KubernetesObject[] {
  const { applied, created, since, previousImage } = placement;
  const { settings } = applied;
  const replicas = numberOf(settings.replicas, 2);
  const state = replicas ? stateOf(placement) : 'ready';
  const before = previousImage ?? settings.from;
  const isDone = state === 'ready';
  const newest: Rollout = {
    image: imageOf(applied),
    replicas: before && !isDone ? Math.ceil(replicas / 4) : replicas,
    state,
    created: before ? since : later(created, since),
    revision: before ? 2 : 1,
  };
  const older: readonly Rollout[] = before
    ? [
        {
          image: before,
          replicas: isDone ? 0 : replicas - Math.floor(replicas / 4),
          state: 'ready',
          created,
          revision: 1,
        },
      ]
    : [];
  const rollouts = [newest, ...older];
  const owner = appliedObject(
    placement,
    {
      spec: specOf(placement, replicas),
      status: statusOf(placement, replicas, rollouts),
    },
    labelsOf(applied),
  );
  owner.metadata.annotations = {
    ...owner.metadata.annotations,
    'deployment.kubernetes.io/revision': String(newest.revision),
  };
  return [
    owner,
    ...rollouts.flatMap(rollout => replicaSet(placement, owner, rollout)),
  ];
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function specOf({ applied }: Placement, replicas: number): Json {
  return {
    progressDeadlineSeconds: PROGRESS_DEADLINE_MS / 1000,
    replicas,
    revisionHistoryLimit: 10,
    selector: { matchLabels: selectorOf(applied) },
    strategy: {
      rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      type: 'RollingUpdate',
    },
    template: {
      metadata: { labels: podLabelsOf(applied) },
      spec: podSpec(applied, imageOf(applied)),
    },
  };
}

function statusOf(
  placement: Placement,
  replicas: number,
  rollouts: readonly Rollout[],
): Json {
  const [newest] = rollouts;
  const sum = (counted: readonly Rollout[]) =>
    counted.reduce((total, rollout) => total + rollout.replicas, 0);
  const total = sum(rollouts);
  const ready = sum(rollouts.filter(({ state }) => state === 'ready'));
  const unavailable = Math.max(total - ready, replicas - ready);
  return {
    conditions: conditionsOf(placement, replicas, ready, newest),
    observedGeneration: 1,
    ...(total && { replicas: total }),
    ...(newest?.replicas && { updatedReplicas: newest.replicas }),
    ...(ready && { availableReplicas: ready, readyReplicas: ready }),
    ...(unavailable && { unavailableReplicas: unavailable }),
  };
}

function conditionsOf(
  placement: Placement,
  replicas: number,
  ready: number,
  newest: Rollout | undefined,
): readonly Json[] {
  const { applied, since, now } = placement;
  const isAvailable = ready >= replicas - Math.floor(replicas / 4);
  const isDone = !newest || newest.state === 'ready';
  const name = newest && replicaSetName(placement, newest);
  const deadline = after(since, PROGRESS_DEADLINE_MS);
  const isLate = !isDone && deadline <= now;
  const condition = (
    type: string,
    ok: boolean,
    [reason, message]: readonly [string, string],
    changed: Date,
  ) => ({
    lastTransitionTime: timestamp(changed),
    lastUpdateTime: timestamp(changed),
    message,
    reason,
    status: ok ? 'True' : 'False',
    type,
  });
  const available = condition(
    'Available',
    isAvailable,
    isAvailable
      ? ['MinimumReplicasAvailable', 'Deployment has minimum availability.']
      : [
          'MinimumReplicasUnavailable',
          'Deployment does not have minimum availability.',
        ],
    isAvailable ? placement.created : since,
  );
  const progress = (): readonly [string, string] => {
    if (isDone) {
      const message = `ReplicaSet "${name}" has successfully progressed.`;
      return ['NewReplicaSetAvailable', message];
    }
    return isLate
      ? [
          'ProgressDeadlineExceeded',
          `ReplicaSet "${name}" has timed out progressing.`,
        ]
      : ['ReplicaSetUpdated', `ReplicaSet "${name}" is progressing.`];
  };
  const progressing = condition(
    'Progressing',
    !isLate,
    progress(),
    isLate ? deadline : since,
  );
  return applied.settings.replicas === '0'
    ? [progressing, available]
    : [available, progressing];
}

function hashOf({ applied }: Placement, { image }: Rollout): string {
  const { namespace, name, settings } = applied;
  return suffix([namespace, name, image, settings.config, settings.env], 10);
}

function replicaSetName(placement: Placement, rollout: Rollout): string {
  return `${placement.applied.name}-${hashOf(placement, rollout)}`;
}

function replicaSet(
  placement: Placement,
  owner: KubernetesObject,
  rollout: Rollout,
): readonly KubernetesObject[] {
  const { applied } = placement;
  const { image, replicas, state, created, revision } = rollout;
  const hash = { 'pod-template-hash': hashOf(placement, rollout) };
  const selector = { ...selectorOf(applied), ...hash };
  const labels = { ...podLabelsOf(applied), ...hash };
  const name = replicaSetName(placement, rollout);
  const isReady = state === 'ready';
  const desired = numberOf(applied.settings.replicas, 2);
  const set = ownedObject(
    owner,
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      name,
      labels,
      created,
      annotations: {
        'deployment.kubernetes.io/desired-replicas': String(desired),
        'deployment.kubernetes.io/max-replicas': String(
          desired + Math.ceil(desired / 4),
        ),
        'deployment.kubernetes.io/revision': String(revision),
      },
    },
    {
      spec: {
        replicas,
        selector: { matchLabels: selector },
        template: { metadata: { labels }, spec: podSpec(applied, image) },
      },
      status: {
        observedGeneration: 1,
        replicas,
        ...(replicas && {
          fullyLabeledReplicas: replicas,
          ...(isReady && {
            availableReplicas: replicas,
            readyReplicas: replicas,
          }),
        }),
      },
    },
  );
  const pods = Array.from({ length: replicas }, (_, index) =>
    pod(placement, set, {
      name: `${name}-${suffix([name, index], 5)}`,
      generateName: `${name}-`,
      labels,
      image,
      state,
      created,
    }),
  );
  return [set, ...pods];
}
