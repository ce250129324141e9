import fc from 'fast-check';
import { almostFluxObject, anyJson } from '../__testUtils__/arbitraries';
import { RUNS } from '../__testUtils__/runs';
import { explainedByEvents, HEALTH_SEVERITY, healthOf } from '.';

const SINCE = '2026-11-25T17:00:00Z';

const condition = (
  type: string,
  status: string,
  reason?: string,
  message?: string,
) => ({ type, status, reason, message, lastTransitionTime: SINCE });

const said = (type: string, reason?: string, message?: string) => ({
  id: 'said',
  type,
  reason,
  message,
});

const rolledOut = [
  condition('Progressing', 'True', 'NewReplicaSetAvailable'),
  condition('Available', 'True', 'MinimumReplicasAvailable'),
];
const progressing = [
  condition('Progressing', 'True', 'ReplicaSetUpdated', 'is progressing'),
  condition('Available', 'True'),
];
const all = (count: number) => ({
  replicas: count,
  updatedReplicas: count,
  readyReplicas: count,
  availableReplicas: count,
});
const replicas = (state: string, count: number, wanted: number) => ({
  id: 'replicas',
  state,
  count,
  wanted,
});
const scheduled = {
  desiredNumberScheduled: 3,
  currentNumberScheduled: 3,
  updatedNumberScheduled: 3,
  numberAvailable: 3,
  numberReady: 3,
};
const settled = {
  replicas: 2,
  readyReplicas: 2,
  updatedReplicas: 2,
  currentReplicas: 2,
  currentRevision: 'web-1',
  updateRevision: 'web-1',
};

const running = { running: { startedAt: SINCE } };
const waiting = (reason: string, message?: string) => ({
  waiting: { reason, message },
});
const terminated = (exitCode: number, reason: string) => ({
  terminated: { exitCode, reason },
});
const container = (state: object, more: object = {}) => ({
  name: 'app',
  ready: false,
  restartCount: 0,
  state,
  ...more,
});
const pod = (phase: string, more: object = {}) => ({
  status: {
    phase,
    conditions: [
      condition('PodScheduled', 'True'),
      condition('Ready', 'False', 'ContainersNotReady'),
    ],
    ...more,
  },
});

type Case = readonly [
  what: string,
  object: unknown,
  word: string,
  reason?: unknown,
];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'apps/Deployment': [
    [
      'rolled out',
      { spec: { replicas: 2 }, status: { ...all(2), conditions: rolledOut } },
      'healthy',
    ],
    [
      'scaled to nothing',
      { spec: { replicas: 0 }, status: { conditions: rolledOut } },
      'healthy',
    ],
    [
      'paused',
      {
        spec: { replicas: 1, paused: true },
        status: { ...all(1), conditions: rolledOut },
      },
      'healthy',
      { id: 'paused' },
    ],
    ['new, without a status', {}, 'inProgress', replicas('created', 0, 1)],
    [
      'one of two ready',
      {
        spec: { replicas: 2 },
        status: {
          ...all(2),
          readyReplicas: 1,
          availableReplicas: 1,
          conditions: progressing,
        },
      },
      'inProgress',
      replicas('available', 1, 2),
    ],
    [
      'in a rolling update',
      {
        spec: { replicas: 2 },
        status: { ...all(2), updatedReplicas: 1, conditions: progressing },
      },
      'inProgress',
      replicas('updated', 1, 2),
    ],
    [
      'with old Pods left',
      {
        spec: { replicas: 2 },
        status: {
          ...all(2),
          replicas: 3,
          conditions: progressing,
        },
      },
      'inProgress',
      { id: 'extraPods', count: 1 },
    ],
    [
      'out of time',
      {
        spec: { replicas: 2 },
        status: {
          replicas: 2,
          conditions: [
            condition('Progressing', 'False', 'ProgressDeadlineExceeded'),
          ],
        },
      },
      'failed',
      { id: 'deadline' },
    ],
    [
      'not permitted to create Pods',
      {
        spec: { replicas: 2 },
        status: {
          conditions: [
            condition('ReplicaFailure', 'True', 'FailedCreate', 'quota'),
          ],
        },
      },
      'inProgress',
      said('ReplicaFailure', 'FailedCreate', 'quota'),
    ],
    [
      'changed, and not observed',
      {
        metadata: { generation: 3 },
        status: { ...all(1), observedGeneration: 2, conditions: rolledOut },
      },
      'inProgress',
      { id: 'notObserved' },
    ],
    [
      'being deleted',
      {
        metadata: {
          deletionTimestamp: SINCE,
          finalizers: ['example.org/keep'],
        },
        status: { ...all(1), conditions: rolledOut },
      },
      'terminating',
      { id: 'deleting', finalizers: ['example.org/keep'] },
    ],
  ],
  'apps/ReplicaSet': [
    ['old, scaled to nothing', { spec: { replicas: 0 } }, 'healthy'],
    [
      'with one Pod that is not ready',
      {
        spec: { replicas: 2 },
        status: {
          replicas: 2,
          fullyLabeledReplicas: 2,
          availableReplicas: 1,
          readyReplicas: 1,
        },
      },
      'inProgress',
      replicas('available', 1, 2),
    ],
  ],
  'apps/StatefulSet': [
    ['settled', { spec: { replicas: 2 }, status: settled }, 'healthy'],
    [
      'in a rolling update',
      {
        spec: { replicas: 2 },
        status: { ...settled, updateRevision: 'web-2' },
      },
      'inProgress',
      { id: 'oldRevision' },
    ],
    [
      'updated down to its partition',
      {
        spec: {
          replicas: 2,
          updateStrategy: { rollingUpdate: { partition: 1 } },
        },
        status: { ...settled, updatedReplicas: 1, updateRevision: 'web-2' },
      },
      'healthy',
    ],
    [
      'not ready',
      { spec: { replicas: 2 }, status: { ...settled, readyReplicas: 0 } },
      'inProgress',
      replicas('ready', 0, 2),
    ],
    [
      'updated by hand',
      {
        spec: { replicas: 2, updateStrategy: { type: 'OnDelete' } },
        status: settled,
      },
      'healthy',
    ],
    [
      'updated by hand, and not ready',
      { spec: { replicas: 3, updateStrategy: { type: 'OnDelete' } } },
      'healthy',
      replicas('ready', 0, 3),
    ],
  ],
  'apps/DaemonSet': [
    ['everywhere', { status: scheduled }, 'healthy'],
    [
      'not ready on one node',
      { status: { ...scheduled, numberReady: 2 } },
      'inProgress',
      replicas('ready', 2, 3),
    ],
    ['not observed', {}, 'inProgress', { id: 'notObserved' }],
    [
      'without a node',
      {
        status: {
          desiredNumberScheduled: 0,
          currentNumberScheduled: 0,
          numberReady: 0,
        },
      },
      'healthy',
    ],
  ],
  'batch/Job': [
    [
      'complete',
      { status: { conditions: [condition('Complete', 'True')] } },
      'healthy',
    ],
    [
      'failed',
      {
        spec: { completions: 1 },
        status: {
          startTime: SINCE,
          failed: 4,
          conditions: [
            condition('Failed', 'True', 'BackoffLimitExceeded', 'has reached'),
          ],
        },
      },
      'failed',
      {
        id: 'job',
        state: 'failed',
        succeeded: 0,
        wanted: 1,
        failed: 4,
        message: 'has reached',
      },
    ],
    [
      'running',
      { status: { startTime: SINCE, active: 1 } },
      'inProgress',
      {
        id: 'job',
        state: 'running',
        succeeded: 0,
        wanted: 1,
        failed: 0,
        message: undefined,
      },
    ],
    ['suspended', { spec: { suspend: true } }, 'inProgress', { id: 'paused' }],
  ],
  'batch/CronJob': [
    ['any', {}, 'healthy'],
    ['suspended', { spec: { suspend: true } }, 'healthy', { id: 'paused' }],
  ],
  '/Pod': [
    [
      'ready',
      {
        status: { phase: 'Running', conditions: [condition('Ready', 'True')] },
      },
      'healthy',
    ],
    ['finished', pod('Succeeded'), 'healthy'],
    [
      'that cannot pull its image',
      pod('Pending', {
        containerStatuses: [
          container(waiting('ImagePullBackOff', 'Back-off pulling image "x"')),
        ],
      }),
      'failed',
      {
        id: 'waiting',
        container: 'app',
        reason: 'ImagePullBackOff',
        message: 'Back-off pulling image "x"',
      },
    ],
    [
      'in a crash loop',
      pod('Running', {
        containerStatuses: [
          container(waiting('CrashLoopBackOff', 'back-off 5m0s'), {
            restartCount: 7,
            lastState: terminated(137, 'OOMKilled'),
          }),
        ],
      }),
      'failed',
      {
        id: 'exited',
        container: 'app',
        exitCode: 137,
        reason: 'OOMKilled',
        restarts: 7,
      },
    ],
    [
      'whose command ends, and is run again and again',
      pod('Running', {
        containerStatuses: [
          container(waiting('CrashLoopBackOff'), {
            restartCount: 7,
            lastState: terminated(0, 'Completed'),
          }),
        ],
      }),
      'failed',
      {
        id: 'exited',
        container: 'app',
        exitCode: 0,
        reason: 'Completed',
        restarts: 7,
      },
    ],
    [
      'whose command has just ended',
      pod('Running', {
        containerStatuses: [container(terminated(0, 'Completed'))],
      }),
      'inProgress',
      { id: 'exited', container: 'app', exitCode: 0, reason: 'Completed' },
    ],
    [
      'that was evicted after its init container had finished',
      pod('Failed', {
        initContainerStatuses: [container(terminated(0, 'Completed'))],
        message: 'low on memory',
      }),
      'failed',
      { id: 'said', reason: undefined, message: 'low on memory' },
    ],
    [
      'held up by an init container',
      pod('Pending', {
        initContainerStatuses: [
          {
            ...container(waiting('CrashLoopBackOff'), {
              restartCount: 1,
              lastState: terminated(1, 'Error'),
            }),
            name: 'migrate',
          },
        ],
        containerStatuses: [container(waiting('PodInitializing'))],
      }),
      'failed',
      {
        id: 'exited',
        container: 'migrate',
        exitCode: 1,
        reason: 'Error',
        restarts: 1,
      },
    ],
    [
      'between two crashes',
      pod('Running', {
        containerStatuses: [container(terminated(1, 'Error'))],
      }),
      'inProgress',
      { id: 'exited', container: 'app', exitCode: 1, reason: 'Error' },
    ],
    [
      'whose probe fails',
      pod('Running', {
        containerStatuses: [
          container(running),
          { ...container(running), name: 'sidecar', ready: true },
        ],
      }),
      'inProgress',
      { id: 'notReady', containers: ['app'] },
    ],
    [
      'that waits for its readiness gate',
      pod('Running', {
        conditions: [
          condition('Ready', 'False', 'ReadinessGatesNotReady', 'no target'),
        ],
        containerStatuses: [container(running, { ready: true })],
      }),
      'inProgress',
      said('Ready', 'ReadinessGatesNotReady', 'no target'),
    ],
    [
      'whose node is lost',
      pod('Running', {
        reason: 'NodeLost',
        message: 'node a is unresponsive',
        conditions: [condition('Ready', 'False')],
        containerStatuses: [container(running, { ready: true })],
      }),
      'inProgress',
      said('Ready', 'NodeLost', 'node a is unresponsive'),
    ],
    [
      'that is marked as not ready without a reason',
      pod('Running', {
        conditions: [condition('Ready', 'False')],
        initContainerStatuses: [
          container(terminated(0, 'Completed'), { ready: true }),
        ],
        containerStatuses: [container(running, { ready: true })],
      }),
      'inProgress',
      { id: 'markedUnready' },
    ],
    [
      'whose sandbox is created again',
      pod('Running', {
        containerStatuses: [container(waiting('ContainerCreating'))],
      }),
      'inProgress',
      { id: 'starting' },
    ],
    [
      'that starts',
      pod('Pending', {
        containerStatuses: [container(waiting('ContainerCreating'))],
      }),
      'inProgress',
      { id: 'starting' },
    ],
    [
      'that no node takes',
      {
        status: {
          phase: 'Pending',
          conditions: [
            condition(
              'PodScheduled',
              'False',
              'Unschedulable',
              '0/3 nodes are available',
            ),
          ],
        },
      },
      'failed',
      { id: 'unschedulable', message: '0/3 nodes are available' },
    ],
    [
      'that was evicted',
      pod('Failed', { reason: 'Evicted', message: 'low on memory' }),
      'failed',
      { id: 'said', reason: 'Evicted', message: 'low on memory' },
    ],
    [
      'that failed',
      pod('Failed', { containerStatuses: [container(terminated(3, 'Error'))] }),
      'failed',
      { id: 'exited', container: 'app', exitCode: 3, reason: 'Error' },
    ],
    ['without a phase', {}, 'unknown'],
  ],
  '/PersistentVolumeClaim': [
    ['bound', { status: { phase: 'Bound' } }, 'healthy'],
    [
      'pending',
      { status: { phase: 'Pending' } },
      'inProgress',
      { id: 'unbound', phase: 'Pending' },
    ],
    [
      'lost',
      { status: { phase: 'Lost' } },
      'failed',
      { id: 'unbound', phase: 'Lost' },
    ],
  ],
  '/Service': [
    ['of a cluster', { spec: { clusterIP: '10.0.0.1' } }, 'healthy'],
    [
      'a load balancer without an address',
      { spec: { type: 'LoadBalancer', clusterIP: '10.0.0.1' } },
      'healthy',
      { id: 'noAddress' },
    ],
    [
      'a load balancer without anything',
      { spec: { type: 'LoadBalancer' } },
      'inProgress',
      { id: 'noAddress' },
    ],
  ],
  'networking.k8s.io/Ingress': [
    [
      'with an address',
      { status: { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } } },
      'healthy',
    ],
    ['without', {}, 'healthy', { id: 'noAddress' }],
  ],
  'autoscaling/HorizontalPodAutoscaler': [
    [
      'without metrics',
      {
        status: {
          conditions: [
            condition('AbleToScale', 'True'),
            condition('ScalingActive', 'False', 'FailedGetResourceMetric', 'm'),
          ],
        },
      },
      'healthy',
      said('ScalingActive', 'FailedGetResourceMetric', 'm'),
    ],
  ],
  'policy/PodDisruptionBudget': [
    ['kept', { status: { currentHealthy: 2, desiredHealthy: 1 } }, 'healthy'],
    [
      'not kept',
      { status: { currentHealthy: 0, desiredHealthy: 1 } },
      'healthy',
      { id: 'disruption', count: 0, wanted: 1 },
    ],
  ],
  'apiextensions.k8s.io/CustomResourceDefinition': [
    [
      'established',
      {
        status: {
          conditions: [
            condition('NamesAccepted', 'True'),
            condition('Established', 'True'),
          ],
        },
      },
      'healthy',
    ],
    [
      'in conflict',
      {
        status: {
          conditions: [
            condition('NamesAccepted', 'False', 'ListKindConflict', 'taken'),
            condition('Established', 'False', 'NotAccepted'),
          ],
        },
      },
      'failed',
      said('NamesAccepted', 'ListKindConflict', 'taken'),
    ],
    ['new', {}, 'inProgress'],
  ],
  '/Namespace': [
    ['active', { status: { phase: 'Active' } }, 'healthy'],
    [
      'that cannot be deleted',
      {
        metadata: { deletionTimestamp: SINCE },
        status: {
          phase: 'Terminating',
          conditions: [
            condition(
              'NamespaceFinalizersRemaining',
              'True',
              'SomeFinalizersRemain',
              'x has 1 instance',
            ),
          ],
        },
      },
      'terminating',
      said(
        'NamespaceFinalizersRemaining',
        'SomeFinalizersRemain',
        'x has 1 instance',
      ),
    ],
  ],
  'example.org/Widget': [
    ['without conditions', { spec: {} }, 'healthy'],
    [
      'ready',
      { status: { conditions: [condition('Ready', 'True')] } },
      'healthy',
    ],
    [
      'not ready',
      {
        status: {
          conditions: [condition('Ready', 'False', 'NoQuota', 'full')],
        },
      },
      'inProgress',
      said('Ready', 'NoQuota', 'full'),
    ],
    [
      'not available',
      { status: { conditions: [condition('Available', 'False', 'Down')] } },
      'inProgress',
      said('Available', 'Down'),
    ],
    [
      'stalled',
      {
        status: {
          conditions: [
            condition('Ready', 'False', 'Bad'),
            condition('Stalled', 'True', 'Bad', 'spec'),
          ],
        },
      },
      'failed',
      said('Stalled', 'Bad', 'spec'),
    ],
    ['no object', 'text', 'unknown'],
  ],
};

const kindOf = (name: string) => {
  const slash = name.lastIndexOf('/');
  return { group: name.slice(0, slash), kind: name.slice(slash + 1) };
};

describe.each(Object.keys(CASES))('the health of a %s', name => {
  const cases = (CASES[name] ?? []).map(([what, object, word, reason]) => ({
    what,
    object,
    word,
    reason,
  }));
  it.each(cases)('$what', ({ object, word, reason }) => {
    const health = healthOf(kindOf(name), object);
    expect([health.word, health.reason]).toEqual([word, reason]);
  });
});

it('tells since when', () => {
  const unready = { status: { conditions: [condition('Ready', 'False')] } };
  expect(healthOf(kindOf('example.org/Widget'), unready).since).toBe(SINCE);
});

describe('events explain', () => {
  const event = (reason: string, second = 0, volume = 'data') => ({
    key: reason,
    type: 'Warning',
    reason,
    message: `${reason} for volume "${volume}"`,
    count: 1,
    firstAt: SINCE,
    lastAt: `2026-11-25T17:00:${`${second}`.padStart(2, '0')}Z`,
  });
  const starting = healthOf(kindOf('/Pod'), pod('Pending'));

  it('why a Pod does not start', () => {
    expect(
      explainedByEvents(starting, [event('Scheduled'), event('FailedMount')]),
    ).toEqual({
      word: 'failed',
      reason: {
        id: 'said',
        reason: 'FailedMount',
        message: 'FailedMount for volume "data"',
      },
      since: SINCE,
    });
    expect(explainedByEvents(starting, [event('Pulling')])).toBe(starting);
  });

  it.each(['Pulling', 'Pulled', 'Created', 'Started'])(
    'that a failure is over once %s follows it',
    reason => {
      const failure = event('FailedMount', 1);
      for (const second of [1, 3]) {
        expect(
          explainedByEvents(starting, [event(reason, second), failure]),
        ).toBe(starting);
      }
      expect(
        explainedByEvents(starting, [failure, event(reason, 0)]).word,
      ).toBe('failed');
    },
  );

  it('that a volume is attached at last, but no other', () => {
    const attached = event('SuccessfulAttachVolume', 2);
    const failed = event('FailedAttachVolume', 1);
    const other = event('FailedAttachVolume', 1, 'logs');
    const mount = event('FailedMount', 1);
    const wordOf = (...events: readonly (typeof failed)[]) =>
      explainedByEvents(starting, events).word;
    expect(wordOf(attached, failed)).toBe('inProgress');
    expect(wordOf(attached, failed, other)).toBe('failed');
    expect(wordOf(attached, mount)).toBe('failed');
  });

  it('nothing about a Pod that says why by itself', () => {
    const crashed = healthOf(kindOf('/Pod'), pod('Failed'));
    expect(explainedByEvents(crashed, [event('FailedMount')])).toBe(crashed);
  });
});

it('judges any JSON', () => {
  const kinds = Object.keys(CASES).map(kindOf);
  fc.assert(
    fc.property(fc.oneof(anyJson, almostFluxObject), json => {
      const words = kinds.map(kind => healthOf(kind, json).word);
      expect(words.every(word => HEALTH_SEVERITY.includes(word))).toBe(true);
    }),
    RUNS,
  );
});

it('judges any status of a Pod', () => {
  const statuses = fc.record({
    phase: fc.oneof(fc.constantFrom('Pending', 'Running', 'Failed'), anyJson),
    conditions: fc.oneof(fc.array(anyJson), anyJson),
    containerStatuses: fc.oneof(
      fc.array(fc.oneof(anyJson, fc.record({ state: anyJson, name: anyJson }))),
      anyJson,
    ),
    initContainerStatuses: fc.oneof(fc.array(anyJson), anyJson),
  });
  fc.assert(
    fc.property(statuses, status => {
      const { word } = healthOf(kindOf('/Pod'), { status });
      expect(HEALTH_SEVERITY).toContain(word);
    }),
    RUNS,
  );
});
