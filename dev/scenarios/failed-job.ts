import type { ClusterSpec } from '../cluster/types';
import { isFalse, kustomization, type Setting } from './build';
import { clusterOf, lookedInto, wellCluster } from './parts/entity-cluster';
import { mine, podinfo, WEBAPP } from './parts/podinfo';
import { unhealthy } from './parts/unhealthy';
import type { Scenario } from './types';

function cluster(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const migrations = unhealthy(at, {
    name: 'podinfo-migrations',
    source: well.git,
    path: './deploy/migrations',
    applies: [
      'v1 ConfigMap migrations',
      'batch/v1 Job podinfo-migrate-42 image=ghcr.io/stefanprodan/podinfo:6.9.3 state=failed exit=3 since=12m says=column+"color"+of+relation+"themes"+already+exists',
    ],
    begun: '11m',
    culprit: 'Job/team-a/podinfo-migrate-42',
    failed: true,
  });
  const deploy = kustomization(at, {
    ...mine,
    name: 'podinfo',
    source: well.git,
    path: './deploy/webapp',
    applies: WEBAPP,
    dependsOn: [migrations],
    conditions: [
      isFalse(
        'Ready',
        'DependencyNotReady',
        `dependency 'team-a/podinfo-migrations' is not ready`,
        '12m',
      ),
    ],
  });
  const reports = kustomization(at, {
    ...mine,
    name: 'podinfo-reports',
    source: well.git,
    path: './deploy/reports',
    applies: [
      'batch/v1 CronJob podinfo-daily image=ghcr.io/stefanprodan/podinfo:6.9.2',
      'batch/v1 CronJob podinfo-cleanup state=failed says=disk+quota+exceeded',
      'v1 PersistentVolumeClaim podinfo-reports state=pending since=2h',
    ],
    spec: { wait: false },
  });
  return clusterOf(at, { ...well, migrations, deploy, reports });
}

export const failedJob: Scenario = {
  id: 'failed-job',
  title: 'A job that failed',
  description:
    'The migration of the database has failed three times, so podinfo waits with its update. Among the reports, one CronJob works, one fails, and a volume is not provisioned.',
  clusters: now =>
    [
      cluster({ cluster: 'production-eu', flux: '2.9', now }),
      wellCluster({ cluster: 'staging', flux: '2.9', now }),
    ].map(lookedInto),
};
