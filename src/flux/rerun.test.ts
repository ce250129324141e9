import {
  fetchFailed,
  gitRepository,
  helmRelease,
  helmRepository,
  isFalse,
  isTrue,
  isUnknown,
  kustomization,
  progressing,
  retrying,
  type Setting,
} from '../../dev/scenarios/build';
import type { FluxResource } from './object';
import { parseResource } from './parse';

/** At the interval, kustomize-controller says Ready=Unknown of what it has applied long before. */
const RUNNING = [
  progressing('Detecting drift for revision main@sha1:…'),
  isUnknown('Ready', 'Progressing', 'Reconciliation in progress'),
];
const NEW = `main@sha1:${'a'.repeat(40)}`;

const at = (flux: Setting['flux']): Setting => ({
  cluster: 'one',
  flux,
  now: new Date('2026-05-11T09:00:00Z'),
});

type Options = Partial<Parameters<typeof kustomization>[1]>;

function parse(
  flux: Setting['flux'],
  options: Options,
  previous?: FluxResource,
) {
  const source = gitRepository(at(flux), {
    name: 'podinfo',
    url: 'https://github.com/o/r',
  });
  const object = kustomization(at(flux), {
    name: 'podinfo',
    source,
    ...options,
  });
  const origin = {
    cluster: 'one',
    kind: 'Kustomization',
    version: 'v1',
    index: 0,
  } as const;
  return parseResource(origin, object, previous);
}

describe('a Kustomization that is reapplied at its interval', () => {
  it('stays ready and is running, according to its history (Flux 2.7)', () => {
    expect(parse('2.7', { conditions: RUNNING }).status).toEqual({
      word: 'Ready',
      running: true,
      retrying: false,
    });
  });

  it('is reconciling after a run whose health checks a newer revision cut short (Flux 2.8)', () => {
    const outcome = 'HealthCheckCanceled';
    expect(parse('2.9', { conditions: RUNNING, outcome }).status.word).toBe(
      'Reconciling',
    );
  });

  it('keeps the message of the previous poll', () => {
    const before = parse('2.9', {});
    expect(parse('2.9', { conditions: RUNNING }, before).status).toEqual({
      ...before.status,
      running: true,
    });
  });

  it('stays ready without a history if it was ready at the previous poll (Flux 2.6)', () => {
    const before = parse('2.6', {});
    const during = parse('2.6', { conditions: RUNNING }, before);
    const stillDuring = parse('2.6', { conditions: RUNNING }, during);
    expect(before.status.word).toBe('Ready');
    expect(stillDuring.status).toEqual({ ...before.status, running: true });
    expect(parse('2.6', {}, stillDuring).status).toEqual(before.status);
  });

  it('is reconciling without a history and a previous poll', () => {
    expect(parse('2.6', { conditions: RUNNING }).status.word).toBe(
      'Reconciling',
    );
  });
});

describe('a run is not routine, but reconciling', () => {
  it.each<[string, Options]>([
    ['when a new revision is applied', { attempted: NEW }],
    ['when its spec has changed', { generation: 2, observedGeneration: 1 }],
    ['when nothing was ever applied', { applied: 'none' }],
  ])('%s', (_, options) => {
    for (const flux of ['2.6', '2.9'] as const) {
      const before = parse(flux, { generation: options.generation });
      expect(before.status.word).toBe('Ready');
      const now = parse(flux, { conditions: RUNNING, ...options }, before);
      expect(now.status.word).toBe('Reconciling');
    }
  });

  it('if the previous poll saw another object of that name, or another generation', () => {
    const before = parse('2.6', {});
    for (const other of [
      { ...before, uid: 'other' },
      { ...before, generation: 9 },
    ]) {
      expect(parse('2.6', { conditions: RUNNING }, other).status.word).toBe(
        'Reconciling',
      );
    }
  });
});

describe('a Kustomization that failed stays failed while it is tried again', () => {
  it('by its history', () => {
    const now = parse('2.9', {
      conditions: RUNNING,
      outcome: 'HealthCheckFailed',
    });
    expect(now.status).toMatchObject({
      word: 'Failed',
      reason: 'HealthCheckFailed',
      running: true,
    });
  });

  it('by what was seen before, where it failed before a build, which the history does not record', () => {
    const before = parse('2.9', {
      conditions: retrying('ArtifactFailed', 'no artifact'),
    });
    expect(before.status.word).toBe('Failed');
    // The history is of a run before that one.
    const options = { conditions: RUNNING, changed: '9h' };
    const during = parse('2.9', options, before);
    expect(during.status).toMatchObject({
      word: 'Failed',
      message: 'no artifact',
      running: true,
    });
    expect(parse('2.9', options, during).status.word).toBe('Failed');
  });
});

describe('a source', () => {
  const origin = {
    cluster: 'one',
    kind: 'GitRepository',
    version: 'v1',
    index: 0,
  } as const;
  const source = (options: object) =>
    gitRepository(at('2.9'), {
      name: 'podinfo',
      url: 'https://github.com/o/r',
      ...options,
    });

  it('with Ready=Unknown is reconciling', () => {
    const before = parseResource(origin, source({}));
    const now = parseResource(origin, source({ conditions: RUNNING }), before);
    expect([before.status.word, now.status.word]).toEqual([
      'Ready',
      'Reconciling',
    ]);
  });

  it('that cannot be fetched has failed, and retries', () => {
    const conditions = fetchFailed(
      'GitOperationFailed',
      'authentication required',
    );
    expect(parseResource(origin, source({ conditions })).status).toMatchObject({
      word: 'Failed',
      message: 'authentication required',
      retrying: true,
    });
  });
});

describe('a HelmRelease', () => {
  const FULFILLING = progressing('Fulfilling prerequisites');
  const UPGRADED = 'Helm upgrade succeeded for release team-a/podinfo.v7';
  const origin = {
    cluster: 'one',
    kind: 'HelmRelease',
    version: 'v2',
    index: 0,
  } as const;
  const read = (
    options: Partial<Parameters<typeof helmRelease>[1]>,
    flux: Setting['flux'] = '2.9',
  ) => {
    const source = helmRepository(at(flux), {
      name: 'podinfo',
      url: 'https://charts.example.com',
    });
    const object = helmRelease(at(flux), {
      name: 'podinfo',
      source,
      ...options,
    });
    return parseResource(origin, object);
  };
  const release = (options: Parameters<typeof read>[0]) => read(options).status;

  it('stays ready during a routine run, as a Kustomization does', () => {
    const conditions = [
      FULFILLING,
      isTrue('Ready', 'UpgradeSucceeded', UPGRADED),
    ];
    expect(release({ conditions })).toMatchObject({
      word: 'Ready',
      message: UPGRADED,
      running: true,
    });
    const changed = { generation: 2, observedGeneration: 1 };
    expect(release({ conditions, ...changed }).word).toBe('Reconciling');
  });

  it('is reconciling while Helm works', () => {
    const conditions = [
      progressing("Running 'upgrade' action"),
      isUnknown('Ready', 'Progressing', "Running 'upgrade' action"),
    ];
    expect(release({ conditions }).word).toBe('Reconciling');
  });

  it('stays failed while a failed upgrade is tried again, by its history', () => {
    const revisions = [
      { version: 2, chartVersion: '6.9.3', status: 'failed' },
      { version: 1, chartVersion: '6.9.2', status: 'superseded' },
    ] as const;
    const conditions = [
      FULFILLING,
      isUnknown('Ready', 'Progressing', 'reconciliation in progress'),
    ];
    expect(release({ conditions, revisions })).toMatchObject({
      word: 'Failed',
      reason: 'UpgradeFailed',
      running: true,
    });
    const rolledBack = [
      { version: 3, chartVersion: '6.9.2', action: 'rollback' },
      ...revisions,
    ] as const;
    expect(release({ conditions, revisions: rolledBack }).word).toBe('Failed');
  });

  const UPGRADING = [
    progressing("Running 'upgrade' action"),
    isUnknown('Ready', 'Progressing', "Running 'upgrade' action"),
  ];
  const rollback = (action?: 'rollback') =>
    [
      { version: 5, chartVersion: '1.0.0', action },
      { version: 4, chartVersion: '1.2.0', status: 'failed' },
      { version: 3, chartVersion: '1.0.0', status: 'superseded' },
    ] as const;

  it.each([
    ['2.7', undefined],
    ['2.9', 'rollback'],
  ] as const)(
    'is failed after a rollback, whether or not the history names it (Flux %s, %s)',
    (flux, action) => {
      const conditions = [
        ...UPGRADING,
        isFalse('Released', 'UpgradeFailed', 'Helm upgrade failed'),
      ];
      const { lastRun } = read(
        { conditions, revisions: rollback(action) },
        flux,
      );
      expect(lastRun).toMatchObject({ isWell: false, reason: 'UpgradeFailed' });
    },
  );

  it('is reconciling where Flux has called it ready since the rollback', () => {
    const conditions = [
      ...UPGRADING,
      isTrue('Released', 'UpgradeSucceeded', 'Helm upgrade succeeded'),
    ];
    expect(release({ conditions, revisions: rollback('rollback') }).word).toBe(
      'Reconciling',
    );
  });

  it('is reconciling where a newer revision cut the health checks of the last upgrade short', () => {
    const conditions = [
      ...UPGRADING,
      isFalse('Released', 'HealthCheckCanceled', 'New revision detected'),
    ];
    const [, failed, before] = rollback();
    expect(release({ conditions, revisions: [failed, before] }).word).toBe(
      'Reconciling',
    );
  });
});
