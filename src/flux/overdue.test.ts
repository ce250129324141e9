import {
  ago,
  gitRepository,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  isFalse,
  isTrue,
  isUnknown,
  kustomization,
  progressing,
  resourceSetInputProvider,
  type ConditionSketch,
  type Setting,
} from '../../dev/scenarios/build';
import type { KubernetesObject } from '../../dev/cluster/types';
import { needsAttention } from './attention';
import { durationMs } from './duration';
import type { FluxKind } from './kinds';
import { parseResource } from './parse';

const at: Setting = {
  cluster: 'one',
  flux: '2.9',
  now: new Date('2026-05-11T09:00:00Z'),
};
const NOW = at.now.getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const source = gitRepository(at, {
  name: 'app',
  url: 'https://github.com/o/r',
});

function judge(kind: FluxKind, object: KubernetesObject, now = NOW) {
  const origin = {
    cluster: 'one',
    kind,
    version: kind === 'HelmRelease' ? 'v2' : 'v1',
    index: 0,
    now,
  };
  return parseResource(origin, object);
}

type Options = Partial<Parameters<typeof kustomization>[1]>;
const applier = (options: Options, now?: number) =>
  judge(
    'Kustomization',
    kustomization(at, { name: 'web', source, ...options }),
    now,
  );

const running = (changed: string): readonly ConditionSketch[] => [
  progressing('Running health checks', changed),
  isUnknown('Ready', 'Progressing', 'Reconciliation in progress', changed),
];

describe('a run that goes on far longer than its timeout', () => {
  it('is overdue and needs attention, although the last run went well', () => {
    const hangs = applier({ conditions: running('6d'), changed: '6d' });
    expect(hangs.status).toMatchObject({
      word: 'Overdue',
      running: false,
      overdue: { what: 'run', forMs: 6 * DAY, by: 'timeout', allowed: '5m0s' },
    });
    expect(needsAttention(hangs)).toBe(true);
  });

  it('is a run until then, and says until when', () => {
    const { status } = applier({ conditions: running('8m') });
    expect(status).toMatchObject({ word: 'Ready', running: true });
    expect(status.until).toBe(NOW + (25 - 8) * MINUTE);
    const later = applier({ conditions: running('8m') }, status.until);
    expect(later.status.word).toBe('Overdue');
  });

  it('may take as long as the interval where there is no timeout', () => {
    const spec = { timeout: undefined, interval: '2h' };
    const during = (changed: string) =>
      applier({ conditions: running(changed), spec }).status.word;
    expect(during('9h')).toBe('Ready');
    expect(during('11h')).toBe('Overdue');
  });

  it('leaves one that failed before failed, without saying that it is retried now', () => {
    const { status } = applier({
      conditions: running('6d'),
      changed: '6d',
      outcome: 'HealthCheckFailed',
    });
    expect(status).toMatchObject({
      word: 'Failed',
      running: false,
      overdue: { what: 'run' },
    });
  });
});

describe('a Helm action with a timeout of its own', () => {
  const upgrading = (changed: string, spec: Record<string, unknown>) =>
    judge(
      'HelmRelease',
      helmRelease(at, {
        name: 'web',
        source: helmRepository(at, {
          name: 'charts',
          url: 'https://c.example',
        }),
        conditions: running(changed),
        spec,
      }),
    ).status;

  it.each(['install', 'upgrade', 'test', 'rollback', 'uninstall'])(
    'may take as long as %s.timeout',
    action => {
      const spec = { timeout: '5m', [action]: { timeout: '1h' } };
      expect(upgrading('30m', spec).word).toBe('Reconciling');
      expect(upgrading('6h', spec)).toMatchObject({
        word: 'Overdue',
        overdue: { what: 'run', allowed: '1h' },
      });
    },
  );

  it('counts where it is shorter than the timeout of the release', () => {
    const spec = { timeout: '1h', upgrade: { timeout: '1m' } };
    expect(upgrading('30m', spec).word).toBe('Reconciling');
  });
});

describe('an input provider that fetches on a schedule', () => {
  const provider = (options: object) =>
    judge(
      'ResourceSetInputProvider',
      resourceSetInputProvider(at, {
        name: 'tags',
        type: 'GitHubTag',
        url: 'https://github.com/o/r',
        changed: '8h',
        ...options,
      }),
    ).status.word;

  it('is not overdue between its times', () => {
    expect(provider({})).toBe('Overdue');
    const schedule = [{ cron: '0 6 * * *' }];
    expect(provider({ spec: { schedule } })).toBe('Ready');
  });

  it('is not overdue where it is fetched on request only', () => {
    const annotations = { 'fluxcd.controlplane.io/reconcileEvery': '0s' };
    expect(provider({ annotations })).toBe('Ready');
  });
});

describe('an object that no controller has looked at for many times its interval', () => {
  const LOOK = { what: 'look', by: 'interval', allowed: '10m0s' };

  it('is overdue by the trace of each run', () => {
    expect(applier({ changed: '3d' }).status).toMatchObject({
      word: 'Overdue',
      overdue: { ...LOOK, forMs: 3 * DAY },
    });
    expect(applier({ changed: '40m' }).status.word).toBe('Ready');
  });

  it('is overdue where nothing followed cancelled health checks', () => {
    const canceled = (changed: string) =>
      applier({
        conditions: [
          isFalse(
            'Ready',
            'HealthCheckCanceled',
            'New reconciliation',
            changed,
          ),
        ],
      }).status;
    expect(canceled('3d')).toMatchObject({ word: 'Overdue', overdue: LOOK });
    expect(canceled('10s').word).toBe('Reconciling');
  });

  it('is overdue where its new generation is not looked at', () => {
    const conditions = [
      {
        ...isTrue('Ready', 'ReconciliationSucceeded', 'Applied', '4d'),
        generation: 2,
      },
    ];
    const options = { generation: 3, observedGeneration: 2, changed: '4d' };
    expect(applier({ ...options, conditions }).status).toMatchObject({
      word: 'Overdue',
      overdue: LOOK,
    });
  });

  it('is overdue where nobody has looked at it since it was created', () => {
    expect(applier({ pending: true, age: '2d' }).status).toMatchObject({
      word: 'Overdue',
      overdue: { ...LOOK, forMs: 2 * DAY },
    });
    expect(applier({ pending: true, age: '1m' }).status.word).toBe('Pending');
  });

  it('is not overdue where Flux leaves no trace of looking', () => {
    const git = gitRepository(at, {
      name: 'app',
      url: 'https://github.com/o/r',
      changed: '60d',
    });
    expect(judge('GitRepository', git).status).toMatchObject({ word: 'Ready' });
    const charts = helmRepository(at, { name: 'charts', url: 'https://c.io' });
    const release = helmRelease(at, {
      name: 'web',
      source: charts,
      changed: '60d',
    });
    expect(judge('HelmRelease', release).status.word).toBe('Ready');
    const written = (time: string) => ({
      ...release,
      metadata: {
        ...release.metadata,
        managedFields: [
          {
            manager: 'helm-controller',
            operation: 'Update',
            subresource: 'status',
            fieldsV1: { 'f:status': {} },
            time,
          },
        ],
      },
    });
    expect(judge('HelmRelease', written(ago(at, '5m'))).status.word).toBe(
      'Ready',
    );
    expect(judge('HelmRelease', written(ago(at, '5d'))).status.word).toBe(
      'Overdue',
    );
  });

  it('is not overdue while it is suspended', () => {
    expect(applier({ changed: '9d', suspend: true }).status.word).toBe(
      'Suspended',
    );
  });

  it('is not bounded in time where the time is not known', () => {
    const object = kustomization(at, { name: 'web', source, changed: '9d' });
    const origin = {
      cluster: 'one',
      kind: 'Kustomization',
      version: 'v1',
      index: 0,
    } as const;
    expect(parseResource(origin, object).status.word).toBe('Ready');
  });
});

describe('a run that was asked for', () => {
  const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

  /** Judges a Kustomization with a long interval. Its token is no time: only Kubernetes' record of the write counts. */
  function asked(
    written: string | undefined,
    { handled, ...options }: Options & { readonly handled?: string } = {},
  ) {
    const object = kustomization(at, {
      name: 'web',
      source,
      changed: '3h',
      annotations: { [REQUESTED_AT]: 'token-2' },
      status: { lastHandledReconcileAt: handled ?? 'token-1' },
      ...options,
      spec: { interval: '24h', ...options.spec },
    });
    return judge('Kustomization', askedAt(object, written)).status;
  }

  /** Returns an object with Kubernetes' record of who wrote the annotation, and when. */
  function askedAt(object: KubernetesObject, written: string | undefined) {
    const managedFields = written && [
      {
        manager: 'flux',
        operation: 'Update',
        fieldsV1: {
          'f:metadata': { 'f:annotations': { [`f:${REQUESTED_AT}`]: {} } },
        },
        time: ago(at, written),
      },
    ];
    return { ...object, metadata: { ...object.metadata, managedFields } };
  }

  it('is not overdue for a HelmRepository of type oci, for which no controller handles requests', () => {
    const repository = helmRepository(at, {
      name: 'charts',
      url: 'oci://ghcr.io/o/charts',
      annotations: { [REQUESTED_AT]: 'token-2' },
      spec: { type: 'oci' },
      conditions: [],
    });
    const asked30DaysAgo = askedAt(repository, '30d');
    expect(judge('HelmRepository', asked30DaysAgo).status.word).toBe('Ready');
  });

  it('is overdue where no controller has begun it for long', () => {
    expect(asked('2h')).toMatchObject({
      word: 'Overdue',
      overdue: { what: 'request', forMs: 120 * MINUTE, by: undefined },
    });
  });

  it('is not overdue until then, and says until when', () => {
    const { word, until } = asked('5m');
    expect(word).toBe('Ready');
    expect(until).toBe(NOW + 10 * MINUTE);
  });

  it.each([
    ['was handled', asked('2h', { handled: 'token-2' })],
    [
      'was asked for at a time that Kubernetes has not recorded',
      asked(undefined),
    ],
    ['was followed by a trace of the controller', asked('4h')],
    ['is in progress', asked('2h', { conditions: running('1m') })],
  ])('is not overdue where it %s', (_, { word, overdue }) => {
    expect({ word, overdue }).toEqual({ word: 'Ready', overdue: undefined });
  });

  it('is not overdue while it is suspended', () => {
    expect(asked('2h', { suspend: true }).word).toBe('Suspended');
  });

  it('is not overdue at a version that does not know such requests', () => {
    const repository = imageRepository(at, { name: 'web', image: 'web' });
    const policy = imagePolicy(at, { name: 'web', repository, tag: '1.0.0' });
    const metadata = {
      ...policy.metadata,
      annotations: { [REQUESTED_AT]: 'token' },
      managedFields: [
        {
          fieldsV1: {
            'f:metadata': { 'f:annotations': { [`f:${REQUESTED_AT}`]: {} } },
          },
          time: ago(at, '2h'),
        },
      ],
    };
    const judged = (version: string) =>
      parseResource(
        { cluster: 'one', kind: 'ImagePolicy', version, index: 0, now: NOW },
        {
          ...policy,
          apiVersion: `image.toolkit.fluxcd.io/${version}`,
          metadata,
        },
      ).status.word;
    expect(judged('v1')).toBe('Overdue');
    expect(judged('v1beta2')).toBe('Ready');
  });
});

describe('a deletion', () => {
  it('needs attention once it takes far longer than the timeout', () => {
    const leaving = (deleting: string) => applier({ deleting });
    expect(needsAttention(leaving('5m'))).toBe(false);
    expect(needsAttention(leaving('2d'))).toBe(true);
    expect(leaving('2d').status).toMatchObject({
      word: 'Deleting',
      overdue: { what: 'deletion', forMs: 2 * DAY },
    });
  });
});

describe('a new object', () => {
  const NO_ARTIFACT = 'Source artifact not found, retrying in 30s';
  const waits = (age: string, message = NO_ARTIFACT) =>
    applier({
      age,
      applied: 'none',
      conditions: [isFalse('Ready', 'ArtifactFailed', message)],
    }).status;

  it('whose source is not ready yet is pending for a minute, and failed after that', () => {
    expect(waits('20s')).toMatchObject({
      word: 'Pending',
      message: NO_ARTIFACT,
      until: NOW + 40_000,
    });
    expect(waits('70s').word).toBe('Failed');
  });

  it.each([
    'GitRepository.source.toolkit.fluxcd.io "fleet" not found',
    'could not get Source object: OCIRepository.source.toolkit.fluxcd.io "app" not found',
  ])('may come before its source: %s', message => {
    expect(waits('20s', message).word).toBe('Pending');
  });

  // The reason of all that goes wrong before the build: that of the source, and others.
  it.each([
    'kustomization path not found: stat /tmp/kustomization-1/nowhere: no such file or directory',
    'failed to download archive: GET http://source-controller/a.tar.gz giving up after 10 attempt(s)',
  ])('has failed where its source is there: %s', message => {
    expect(waits('20s', message).word).toBe('Failed');
  });

  it('may wait for a dependency that does not exist yet', () => {
    const missing = (age: string) =>
      applier({
        age,
        conditions: [
          isFalse(
            'Ready',
            'DependencyNotReady',
            "dependency 'team-a/nobody' not found",
          ),
        ],
      }).status;
    expect(missing('20s').word).toBe('Waiting');
    expect(missing('5m')).toMatchObject({
      word: 'Failed',
      waitingFor: 'team-a/nobody',
      isMissing: true,
    });
  });
});

it.each([
  ['10m', 10 * MINUTE],
  ['1h30m', 90 * MINUTE],
  ['1m0.5s', 60_500],
  ['250ms', 250],
  ['0s', undefined],
  ['soon', undefined],
  ['10m later', undefined],
  [undefined, undefined],
])('the Go duration %s takes %s ms', (duration, ms) => {
  expect(durationMs(duration)).toBe(ms);
});
