import type { ClusterSpec } from '../cluster/types';
import {
  artifactOf,
  chartOf,
  commitOf,
  helmRelease,
  isFalse,
  isTrue,
  kustomization,
  retrying,
  revisionName,
  actionFailed,
  stalled,
  type HelmRevision,
  type Setting,
} from './build';
import { clusterOf } from './parts/entity-cluster';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

const TIMEOUT = `timeout waiting for: [Deployment/team-a/podinfo status: 'InProgress']`;

type Verb = 'install' | 'upgrade';

/** Conditions of a release whose last attempt has failed and is not repeated, as helm-controller writes them. */
function outOfRetries(name: string, verb: Verb, changed: string) {
  const reason = verb === 'install' ? 'InstallFailed' : 'UpgradeFailed';
  const message = actionFailed({ name }, '6.9.3', TIMEOUT, verb);
  return [
    isTrue(
      'Stalled',
      'RetriesExceeded',
      `Failed to ${verb} after 1 attempt(s)`,
      changed,
    ),
    isFalse('Ready', reason, message, changed),
    isFalse('Released', reason, message, changed),
  ];
}

const before: HelmRevision = {
  version: 1,
  chartVersion: '6.9.2',
  action: 'install',
  deployed: '2d',
};
const failed: HelmRevision = {
  version: 2,
  chartVersion: '6.9.3',
  status: 'failed',
  action: 'upgrade',
  deployed: '20m',
};

function releases(at: Setting) {
  const { charts: source } = podinfo(at);
  const release = { ...mine, source, range: '6.9.3', age: '2d' } as const;
  const removed = revisionName(
    { name: 'podinfo-removed' },
    { version: 2, chartVersion: '6.9.3' },
  );
  const uninstalled = `Helm uninstall remediation for release ${removed} succeeded`;
  return {
    installed: helmRelease(at, {
      ...release,
      name: 'podinfo-new',
      age: '25m',
      applies: WORKLOAD,
      revisions: [{ ...failed, version: 1, action: 'install' }],
      conditions: outOfRetries('podinfo-new', 'install', '20m'),
      status: { failures: 1, installFailures: 1 },
    }),
    upgraded: helmRelease(at, {
      ...release,
      name: 'podinfo-upgraded',
      applies: WORKLOAD,
      revisions: [failed, before],
      conditions: outOfRetries('podinfo-upgraded', 'upgrade', '20m'),
      status: { failures: 1, upgradeFailures: 1 },
    }),
    removed: helmRelease(at, {
      ...release,
      name: 'podinfo-removed',
      revisions: [{ ...failed, status: 'uninstalled' }, before],
      attempted: '6.9.3',
      conditions: [
        ...stalled('UninstallSucceeded', uninstalled, '19m'),
        isFalse(
          'Released',
          'UpgradeFailed',
          actionFailed({ name: 'podinfo-removed' }, '6.9.3', TIMEOUT),
          '20m',
        ),
        isTrue('Remediated', 'UninstallSucceeded', uninstalled, '19m'),
      ],
      status: { failures: 1, upgradeFailures: 1 },
    }),
  };
}

function cluster(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const made = releases(at);
  const unhealthy = `health check failed after 5m1.1s: ${TIMEOUT}`;
  return clusterOf(at, {
    ...well,
    ...made,
    ...Object.fromEntries(
      Object.entries(made).map(([name, release]) => [
        `${name}Chart`,
        chartOf(at, release, well.charts, { range: '6.9.3', version: '6.9.3' }),
      ]),
    ),
    unhealthy: kustomization(at, {
      ...mine,
      name: 'podinfo-unhealthy',
      source: well.git,
      path: './unhealthy',
      applies: WORKLOAD,
      applied: `main@sha1:${commitOf('the commit before')}`,
      attempted: artifactOf(well.git)?.revision,
      outcome: 'HealthCheckFailed',
      conditions: retrying('HealthCheckFailed', unhealthy, { changed: '4m' }),
    }),
  });
}

export const failedReleases: Scenario = {
  id: 'failed-releases',
  title: 'Failures that left something in the cluster',
  description:
    'The first install of podinfo-new failed, and so did the upgrade of podinfo-upgraded: both are in the cluster at 6.9.3, and nothing rolls them back. The upgrade of podinfo-removed failed, and the release was uninstalled: nothing of it is left. podinfo-unhealthy was applied, but does not become healthy. Everything else is Ready.',
  clusters: now => [cluster({ cluster: 'production-eu', flux: '2.9', now })],
};
