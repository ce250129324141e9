import fc from 'fast-check';
import type { KubernetesObject } from '../../dev/cluster/types';
import {
  fetchFailed,
  gitRepository,
  helmRelease,
  helmRepository,
  isFalse,
  isTrue,
  kustomization,
  retrying,
  stalled,
  type ConditionSketch,
} from '../../dev/scenarios/build';
import { mine } from '../../dev/scenarios/parts/podinfo';
import { beginningOf } from './beginning';
import { readHistory } from './history';
import type { FluxKind } from './kinds';
import { almostFluxObject } from './__testUtils__/arbitraries';
import { KINDS } from './kinds';
import { parseResource } from './parse';
import { at, read } from './__testUtils__/read';
import { RUNS } from './__testUtils__/runs';

const setting = at('2.9');
const git = gitRepository(setting, {
  ...mine,
  name: 'app',
  url: 'https://github.com/example/app',
});
const charts = helmRepository(setting, {
  ...mine,
  name: 'charts',
  url: 'https://charts.example.com',
});

/** Returns an RFC 3339 time of the day of the tests. */
const time = (clock: string) => `2026-05-11T${clock}:00Z`;
const one = 'main@sha1:1111111111111111111111111111111111111111';
const two = 'main@sha1:2222222222222222222222222222222222222222';

const begins = (kind: FluxKind, object: KubernetesObject) =>
  beginningOf(read(kind, object), readHistory(object));

/** An entry of a Kustomization's history: which runs, how they ended, and when the first and the last did. */
const runs = (
  revision: string,
  status: string,
  [first, last]: readonly [string, string],
  digest = revision,
) => ({
  digest: `sha256:${digest}`,
  firstReconciled: time(first),
  lastReconciled: time(last),
  lastReconciledDuration: '1s',
  lastReconciledStatus: status,
  metadata: { revision },
  totalReconciliations: 7,
});

/** A Kustomization whose last run failed a minute ago. */
const failing = (
  history: readonly unknown[] | undefined,
  { applied = one, observedGeneration = 1, reason = 'HealthCheckFailed' } = {},
) =>
  kustomization(setting, {
    ...mine,
    name: 'web',
    source: git,
    applied,
    attempted: two,
    observedGeneration,
    changed: '1m',
    conditions: [
      ...retrying(reason, 'timeout waiting for: [Deployment/team-a/web]'),
      isFalse('Healthy', reason, 'timeout waiting for: …'),
    ],
    status: { history },
  });

describe('a Kustomization has been failing since', () => {
  it('the first of the failed runs that followed the last success', () => {
    expect(
      begins(
        'Kustomization',
        failing([
          runs(two, 'HealthCheckFailed', ['10:00', '11:59']),
          runs(one, 'ReconciliationSucceeded', ['08:00', '09:50']),
        ]),
      ),
    ).toEqual({ at: time('10:00'), isKnown: true });
  });

  it('the first failed run of several builds that failed', () => {
    expect(
      begins(
        'Kustomization',
        failing([
          runs(two, 'HealthCheckFailed', ['11:00', '11:59']),
          runs(one, 'ReconciliationFailed', ['10:00', '10:50'], 'other'),
          runs(one, 'ReconciliationSucceeded', ['08:00', '09:50']),
        ]),
      ),
    ).toEqual({ at: time('10:00'), isKnown: true });
  });

  it('its very first run, where none succeeded', () => {
    expect(
      begins(
        'Kustomization',
        failing([runs(two, 'HealthCheckFailed', ['10:00', '11:59'])], {
          applied: 'none',
          observedGeneration: -1,
        }),
      ),
    ).toEqual({ at: time('10:00'), isKnown: true });
  });

  it('at least its last run, where the same build failed before a success, too', () => {
    expect(
      begins(
        'Kustomization',
        failing([
          runs(one, 'HealthCheckFailed', ['07:00', '11:59']),
          runs(one, 'ReconciliationSucceeded', ['08:00', '11:20']),
        ]),
      ),
    ).toEqual({
      at: time('11:59'),
      isKnown: false,
      succeededAt: time('11:20'),
    });
  });

  it('at least its last run, where that ended before a build and is not in the history', () => {
    expect(
      begins(
        'Kustomization',
        failing([runs(one, 'ReconciliationSucceeded', ['08:00', '09:50'])], {
          reason: 'BuildFailed',
        }),
      ),
    ).toEqual({
      at: time('11:59'),
      isKnown: false,
      succeededAt: time('09:50'),
    });
  });

  it('at least its last run, before Flux 2.7', () => {
    expect(begins('Kustomization', failing(undefined))).toEqual({
      at: time('11:59'),
      isKnown: false,
    });
  });

  it('at least its last run, where a full history may lack the success before', () => {
    const full = ['a', 'b', 'c', 'd', 'e'].map(digest =>
      runs(two, 'HealthCheckFailed', ['05:00', '11:59'], digest),
    );
    expect(begins('Kustomization', failing(full))).toEqual({
      at: time('11:59'),
      isKnown: false,
    });
  });
});

/** A revision in a release's history. */
const revision = (
  version: number,
  status: string,
  deployed: string,
  action?: string,
) => ({
  version,
  chartName: 'podinfo',
  chartVersion: '6.9.2',
  status,
  action,
  firstDeployed: time('06:00'),
  lastDeployed: time(deployed),
});

const rolledBack = isTrue('Remediated', 'RollbackSucceeded', 'rolled back');

/** A release that fails. */
const release = (
  history: readonly unknown[],
  {
    conditions = [],
    test,
  }: {
    readonly conditions?: readonly ConditionSketch[];
    readonly test?: object;
  } = {},
) =>
  helmRelease(setting, {
    ...mine,
    name: 'podinfo',
    source: charts,
    chart: 'podinfo',
    changed: '1m',
    conditions: [
      ...stalled('RetriesExceeded', 'Failed to upgrade after 2 attempt(s)'),
      ...conditions,
    ],
    spec: { test },
    status: { history },
  });

describe('a HelmRelease has been failing since', () => {
  it('the first failed action after the release that was well', () => {
    expect(
      begins(
        'HelmRelease',
        release([
          revision(8, 'failed', '10:30', 'upgrade'),
          revision(7, 'superseded', '08:00', 'upgrade'),
        ]),
      ),
    ).toEqual({ at: time('10:30'), isKnown: true });
  });

  it('the first failed action, where its rollback is the newest', () => {
    expect(
      begins(
        'HelmRelease',
        release(
          [
            revision(5, 'deployed', '10:40', 'rollback'),
            revision(4, 'failed', '10:30', 'upgrade'),
            revision(3, 'superseded', '08:00', 'upgrade'),
          ],
          { conditions: [rolledBack] },
        ),
      ),
    ).toEqual({ at: time('10:30'), isKnown: true });
  });

  it('at least its last run, where it was well after a rollback', () => {
    expect(
      begins(
        'HelmRelease',
        release([
          revision(5, 'deployed', '10:40', 'rollback'),
          revision(4, 'failed', '10:30', 'upgrade'),
          revision(3, 'superseded', '08:00', 'upgrade'),
        ]),
      ),
    ).toEqual({ at: time('11:59'), isKnown: false });
  });

  // A release is ready after a rollback if Git goes back to the same, too, and fails until then if it does not.
  it.each([
    ['from Flux 2.8 on', 'rollback'],
    ['before Flux 2.8, which does not name it', undefined],
  ])('at least the action after a rollback, %s', (_, rollback) => {
    const upgrade = rollback && 'upgrade';
    expect(
      begins(
        'HelmRelease',
        release([
          revision(6, 'failed', '11:20', upgrade),
          revision(5, 'superseded', '08:10', rollback),
          revision(4, 'failed', '08:00', upgrade),
          revision(3, 'superseded', '07:00', upgrade),
        ]),
      ),
    ).toEqual({ at: time('11:20'), isKnown: false });
  });

  it.each([
    ['count', { enable: true }, '10:00', true],
    ['are ignored', { enable: true, ignoreFailures: true }, '11:00', true],
    ['have been turned off since', undefined, '11:00', false],
  ])(
    'the action whose tests failed, where they %s',
    (_, test, clock, isKnown) => {
      const failed = { 'podinfo-test': { phase: 'Failed' } };
      expect(
        begins(
          'HelmRelease',
          release(
            [
              revision(3, 'failed', '11:00', 'upgrade'),
              {
                ...revision(2, 'superseded', '10:00', 'upgrade'),
                testHooks: failed,
              },
              revision(1, 'superseded', '08:00', 'install'),
            ],
            { test },
          ),
        ),
      ).toEqual({ at: time(clock), isKnown });
    },
  );

  it('at least what its conditions tell, where no release came of it', () => {
    const conditions = [
      isFalse('Released', 'UpgradeFailed', 'timed out', '30m'),
    ];
    expect(begins('HelmRelease', release([], { conditions }))).toEqual({
      at: time('11:30'),
      isKnown: false,
    });
  });
});

it('a source has been failing at least since it first reported the same failure', () => {
  const source = gitRepository(setting, {
    ...mine,
    name: 'app',
    url: 'https://github.com/example/app',
    conditions: fetchFailed('GitOperationFailed', 'no route', '1m').map(each =>
      each.type === 'FetchFailed' ? { ...each, changed: '40m' } : each,
    ),
  });
  expect(begins('GitRepository', source)).toEqual({
    at: time('11:20'),
    isKnown: false,
  });
});

it('what does not fail has no beginning of a failure', () => {
  const well = kustomization(setting, { ...mine, name: 'web', source: git });
  expect(begins('Kustomization', well)).toBeUndefined();
});

it('says nothing that is no time, of anything that a cluster sends', () => {
  const kind = 'Kustomization';
  const [version] = KINDS[kind].versions;
  fc.assert(
    fc.property(almostFluxObject, json => {
      const resource = parseResource(
        { cluster: 'one', kind, version, index: 0 },
        json,
      );
      const { at: begun = '2026-05-11', succeededAt = begun } =
        beginningOf(resource, readHistory({ ...Object(json) })) ?? {};
      expect([begun, succeededAt].map(Date.parse)).not.toContain(NaN);
    }),
    RUNS,
  );
});
