import type { Json } from '../json';
import { recordAt, timestamp } from '../json';
import type { KubernetesObject } from '../types';
import type { Placement } from './Placement';
import { after, appliedObject, ownedObject, suffix, uidOf } from './Placement';
import { pod, stateOf } from './pod';
import type { PodState } from './pod';
import { imageOf, numberOf, podSpec } from './template';

const BACKOFF_LIMIT = 2;
const HOUR_MS = 3_600_000;

type JobState = Extract<
  PodState,
  'succeeded' | 'failed' | 'starting' | 'cannot-pull' | 'unschedulable'
>;

function jobState(placement: Placement): JobState {
  const { applied, settled } = placement;
  const { state } = applied.settings;
  if (!settled) return 'starting';
  if (state === 'failed' || state === 'crash') return 'failed';
  const pods = stateOf(placement);
  return pods === 'cannot-pull' || pods === 'unschedulable'
    ? pods
    : 'succeeded';
}

/** Returns a Job with its Pods. A failed one has tried as often as its backoffLimit allows. */
export function job(placement: Placement): readonly KubernetesObject[] {
  const { applied, since } = placement;
  const { name, namespace } = applied;
  const state = jobState(placement);
  const owner = appliedObject(
    placement,
    {
      spec: specOf(placement, name, uidOf('Job', namespace, name)),
      status: statusOf(placement, state, since),
    },
    { 'app.kubernetes.io/name': name },
  );
  return [owner, ...podsOf(placement, owner, state, since)];
}

/** Returns a CronJob with the Job of the last full hour. */
export function cronJob(placement: Placement): readonly KubernetesObject[] {
  const { applied, created, now } = placement;
  const { name, namespace } = applied;
  const state = jobState(placement);
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  const ran = hour > created ? hour : undefined;
  const jobName = `${name}-${Math.floor(hour.getTime() / 60_000)}`;
  const failed = state === 'failed';
  const owner = appliedObject(
    placement,
    {
      spec: {
        concurrencyPolicy: 'Forbid',
        failedJobsHistoryLimit: 1,
        jobTemplate: {
          metadata: {},
          spec: {
            backoffLimit: BACKOFF_LIMIT,
            template: {
              metadata: {},
              spec: podSpec(applied, imageOf(applied), 'Never'),
            },
          },
        },
        schedule: '0 * * * *',
        successfulJobsHistoryLimit: 1,
        suspend: applied.settings.state === 'suspended',
      },
      status: {
        ...(ran && {
          lastScheduleTime: timestamp(ran),
          ...(!failed && { lastSuccessfulTime: timestamp(after(ran, 8000)) }),
        }),
      },
    },
    { 'app.kubernetes.io/name': name },
  );
  if (!ran) return [owner];
  const own = ownedObject(
    owner,
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      name: jobName,
      created: ran,
      annotations: {
        'batch.kubernetes.io/cronjob-scheduled-timestamp': timestamp(ran),
      },
    },
    {
      spec: specOf(placement, jobName, uidOf('Job', namespace, jobName)),
      status: statusOf(placement, state, ran),
    },
  );
  return [owner, own, ...podsOf(placement, own, state, ran)];
}

function labelsOf(name: string, uid: string): Record<string, string> {
  return {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
}

function specOf({ applied }: Placement, name: string, uid: string): Json {
  return {
    backoffLimit: numberOf(applied.settings.backoffLimit, BACKOFF_LIMIT),
    completionMode: 'NonIndexed',
    completions: 1,
    manualSelector: false,
    parallelism: 1,
    podReplacementPolicy: 'TerminatingOrFailed',
    selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
    suspend: false,
    template: {
      metadata: { labels: labelsOf(name, uid) },
      spec: podSpec(applied, imageOf(applied), 'Never'),
    },
  };
}

function statusOf(
  { applied, now }: Placement,
  state: JobState,
  started: Date,
): Json {
  const ended = after(started, state === 'failed' ? 40_000 : 8000);
  const base = {
    startTime: timestamp(started),
    terminating: 0,
    uncountedTerminatedPods: {},
  };
  const condition = (type: string, reason: string, message: string) => ({
    lastProbeTime: timestamp(ended),
    lastTransitionTime: timestamp(ended),
    message,
    reason,
    status: 'True',
    type,
  });
  if (state === 'succeeded' && ended <= now) {
    const message = 'Reached expected number of succeeded pods';
    return {
      ...base,
      completionTime: timestamp(ended),
      conditions: [
        condition('SuccessCriteriaMet', 'CompletionsReached', message),
        condition('Complete', 'CompletionsReached', message),
      ],
      ready: 0,
      succeeded: 1,
    };
  }
  if (state === 'failed') {
    const message = 'Job has reached the specified backoff limit';
    return {
      ...base,
      conditions: [
        condition('FailureTarget', 'BackoffLimitExceeded', message),
        condition('Failed', 'BackoffLimitExceeded', message),
      ],
      failed: numberOf(applied.settings.backoffLimit, BACKOFF_LIMIT) + 1,
      ready: 0,
    };
  }
  return { ...base, active: 1, ready: 0 };
}

function podsOf(
  placement: Placement,
  owner: KubernetesObject,
  state: JobState,
  started: Date,
): readonly KubernetesObject[] {
  const { name, uid = '' } = owner.metadata;
  const tries =
    state === 'failed'
      ? numberOf(String(recordAt(owner, 'spec').backoffLimit), BACKOFF_LIMIT) +
        1
      : 1;
  return Array.from({ length: tries }, (_, index) =>
    pod(placement, owner, {
      name: `${name}-${suffix([name, index], 5)}`,
      generateName: `${name}-`,
      labels: labelsOf(name, uid),
      image: imageOf(placement.applied),
      state,
      created: after(started, index * 12_000),
      restartPolicy: 'Never',
    }),
  );
}
