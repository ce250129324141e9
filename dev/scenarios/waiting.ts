import type { ClusterSpec } from '../cluster/types';
import {
  artifactOf,
  chartOf,
  helmRelease,
  isFalse,
  isTrue,
  kustomization,
  retrying,
  type Setting,
} from './build';
import { clusterOf } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

const REDIS = 'apps/v1 StatefulSet redis';
const UNHEALTHY = `health check failed after 5m0.004s: timeout waiting for: [StatefulSet/team-a/redis status: 'InProgress']`;

/**
 * redis fails its health check; podinfo waits for redis, podinfo-frontend for podinfo, podinfo-tests for podinfo-frontend.
 */
function chain(at: Setting) {
  const well = podinfo(at);
  const { git, charts } = well;
  const revision = artifactOf(git)?.revision;
  const waitsFor = (name: string, changed: string) =>
    isFalse(
      'Ready',
      'DependencyNotReady',
      `dependency 'team-a/${name}' is not ready`,
      changed,
    );
  const redis = kustomization(at, {
    ...mine,
    name: 'redis',
    source: git,
    path: './deploy/redis',
    applies: [`${REDIS} state=unschedulable since=50m`, 'v1 Service redis'],
    applied: 'none',
    attempted: revision,
    outcome: 'HealthCheckFailed',
    changed: '2m',
    age: '50m',
    observedGeneration: -1,
    status: {
      inventory: {
        entries: [{ id: 'team-a_redis_apps_StatefulSet', v: 'v1' }],
      },
    },
    conditions: [
      ...retrying('HealthCheckFailed', UNHEALTHY, {
        step: `Running health checks for revision ${revision} with a timeout of 5m0s`,
        changed: '2m',
      }),
      isFalse('Healthy', 'HealthCheckFailed', UNHEALTHY, '2m'),
    ],
  });
  const deploy = kustomization(at, {
    ...mine,
    name: 'podinfo',
    source: git,
    dependsOn: [redis],
    applied: 'none',
    age: '50m',
    observedGeneration: -1,
    conditions: [waitsFor('redis', '50m')],
  });
  const frontend = kustomization(at, {
    ...mine,
    name: 'podinfo-frontend',
    source: git,
    path: './deploy/frontend',
    dependsOn: [deploy],
    applied: 'none',
    age: '50m',
    observedGeneration: -1,
    conditions: [waitsFor('podinfo', '49m')],
  });
  const cacheExporter = helmRelease(at, {
    ...mine,
    name: 'redis-exporter',
    source: charts,
    chart: 'redis-exporter',
    revisions: [],
    attempted: 'none',
    dependsOn: [well.cache],
    age: '50m',
    observedGeneration: -1,
    conditions: retrying(
      'DependencyNotReady',
      `dependency 'team-a/podinfo-redis' is not ready`,
      { step: 'Fulfilling prerequisites', changed: '50m' },
    ),
  });
  return { well, redis, deploy, frontend, cacheExporter };
}

function cluster(at: Setting): ClusterSpec {
  const { well, redis, deploy, frontend, cacheExporter } = chain(at);
  const installing = `Helm install failed for release team-a/podinfo-redis with chart redis@20.1.7: failed pre-install: 1 error occurred:
\t* job podinfo-redis-init failed: BackoffLimitExceeded`;
  const cache = helmRelease(at, {
    ...mine,
    name: 'podinfo-redis',
    source: well.registry,
    chart: 'redis',
    range: '20.x',
    revisions: [
      {
        version: 1,
        chartVersion: '20.1.7',
        status: 'failed',
        action: 'install',
        deployed: '6m',
      },
    ],
    age: '50m',
    observedGeneration: -1,
    conditions: [
      ...retrying('InstallFailed', installing, {
        step: 'Fulfilling prerequisites',
        changed: '6m',
      }),
      isFalse('Released', 'InstallFailed', installing, '6m'),
    ],
    status: { failures: 2, installFailures: 1 },
  });
  const tests = kustomization(at, {
    ...mine,
    name: 'podinfo-tests',
    source: well.git,
    path: './deploy/tests',
    dependsOn: [frontend],
    applies: ['batch/v1 CronJob podinfo-tests'],
    conditions: [
      isFalse(
        'Ready',
        'DependencyNotReady',
        `dependency 'team-a/podinfo-frontend' is not ready`,
        '49m',
      ),
      isTrue('Healthy', 'Succeeded', 'Health check passed in 1.02s', '1d'),
    ],
  });
  const cacheChart = chartOf(at, cache, well.registry, {
    chart: 'redis',
    range: '20.x',
    version: '20.1.7',
    age: '50m',
  });
  const exporterChart = chartOf(at, cacheExporter, well.charts, {
    chart: 'redis-exporter',
    version: '6.1.0',
    age: '50m',
  });
  return clusterOf(at, {
    ...well,
    redis,
    deploy,
    frontend,
    tests,
    cache,
    cacheChart,
    cacheExporter,
    exporterChart,
  });
}

export const waiting: Scenario = {
  id: 'waiting',
  title: 'Waiting for a dependency',
  description:
    'redis fails its health check, so podinfo, podinfo-frontend and podinfo-tests wait, each for the one before, and so does a Helm release. Two resources failed; the others wait and have not failed.',
  clusters: now => [cluster({ cluster: 'production-eu', flux: '2.9', now })],
};
