import type { ClusterSpec } from '../cluster/types';
import { chartOf, helmRelease, kustomization, type Setting } from './build';
import { clusterOf, lookedInto } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

/** How many objects of each kind there are: 500 together. */
const COUNTS = {
  'apps/v1 Deployment': 80,
  'v1 Service': 80,
  'v1 ConfigMap': 120,
  'v1 ServiceAccount': 80,
  'networking.k8s.io/v1 Ingress': 40,
  'autoscaling/v2 HorizontalPodAutoscaler': 30,
  'policy/v1 PodDisruptionBudget': 30,
  'apps/v1 StatefulSet': 15,
  'batch/v1 CronJob': 15,
  'v1 PersistentVolumeClaim': 10,
} as const;

/** Settings of the objects that are not healthy, by their lines. */
const TROUBLE: Readonly<Record<string, string>> = {
  'apps/v1 Deployment shop-07': 'state=crash exit=1 since=40m',
  'apps/v1 Deployment shop-33': 'state=cannot-pull since=2h',
  'apps/v1 StatefulSet shop-04': 'state=unschedulable since=25m',
  'v1 PersistentVolumeClaim shop-09': 'state=pending since=25m',
};

function lines(): readonly string[] {
  return Object.entries(COUNTS).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => {
      const line = `${kind} shop-${String(index + 1).padStart(2, '0')}`;
      const replicas = kind.includes('Deployment') ? ' replicas=1' : '';
      const trouble = TROUBLE[line];
      return `${line}${replicas}${trouble ? ` ${trouble}` : ''}`;
    }),
  );
}

function cluster(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const shops = kustomization(at, {
    ...mine,
    name: 'podinfo-shops',
    source: well.git,
    path: './shops',
    applies: lines(),
    spec: { wait: false },
  });
  const platform = helmRelease(at, {
    ...mine,
    name: 'podinfo-platform',
    source: well.charts,
    chart: 'podinfo-platform',
    applies: Array.from(
      { length: 60 },
      (_, index) => `v1 ConfigMap podinfo-platform-${index + 1}`,
    ),
  });
  const platformChart = chartOf(at, platform, well.charts, {
    chart: 'podinfo-platform',
  });
  return clusterOf(at, { ...well, shops, platform, platformChart });
}

export const bigInventory: Scenario = {
  id: 'big-inventory',
  title: 'Five hundred objects in one Kustomization',
  description:
    'podinfo-shops applies 500 objects of ten kinds and waits for none of them: it is Ready, although one crashes, one cannot pull its image, one has no node and one no volume.',
  clusters: now =>
    [cluster({ cluster: 'production-eu', flux: '2.9', now })].map(lookedInto),
};
