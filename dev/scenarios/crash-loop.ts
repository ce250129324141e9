import type { ClusterSpec } from '../cluster/types';
import { isFalse, kustomization, type Setting } from './build';
import { clusterOf, lookedInto, wellCluster } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import { unhealthy } from './parts/unhealthy';
import type { Scenario } from './types';

const IMAGE = 'ghcr.io/stefanprodan/podinfo';

function cluster(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const deploy = unhealthy(at, {
    name: 'podinfo',
    source: well.git,
    path: './deploy/webapp',
    applies: [
      'v1 ServiceAccount webapp',
      'v1 Service frontend',
      'v1 Service backend',
      `apps/v1 Deployment frontend image=${IMAGE}:6.9.3`,
      `apps/v1 Deployment backend image=${IMAGE}:6.9.3 from=${IMAGE}:6.9.2 state=crash exit=2 since=26m says=environment+variable+CACHE_URL+is+not+set`,
      'networking.k8s.io/v1 Ingress frontend',
    ],
    begun: '21m',
    culprit: 'Deployment/team-a/backend',
    failed: true,
  });
  // Out of memory, and nothing waits for it: its Kustomization is Ready.
  const worker = kustomization(at, {
    ...mine,
    name: 'podinfo-worker',
    source: well.git,
    path: './deploy/worker',
    applies: [
      'v1 ConfigMap worker',
      `apps/v1 StatefulSet worker image=${IMAGE}:6.9.2 state=crash exit=137 since=3h`,
    ],
    spec: { wait: false },
  });
  const tests = kustomization(at, {
    ...mine,
    name: 'podinfo-tests',
    source: well.git,
    path: './deploy/tests',
    dependsOn: [deploy],
    applies: ['batch/v1 CronJob podinfo-tests'],
    conditions: [
      isFalse(
        'Ready',
        'DependencyNotReady',
        `dependency 'team-a/podinfo' is not ready`,
        '26m',
      ),
    ],
  });
  return clusterOf(at, { ...well, deploy, worker, tests });
}

export const crashLoop: Scenario = {
  id: 'crash-loop',
  title: 'A crash loop behind a health check',
  description:
    'The new Pods of backend crash, and its log tells why; podinfo fails its health check and podinfo-tests waits for it. worker is killed for its memory again and again, and no health check notices.',
  clusters: now =>
    [
      cluster({ cluster: 'production-eu', flux: '2.9', now }),
      wellCluster({ cluster: 'staging', flux: '2.9', now }),
    ].map(lookedInto),
};
