import type { ClusterSpec } from '../cluster/types';
import {
  chartOf,
  helmRelease,
  isFalse,
  retrying,
  actionFailed,
  type Setting,
} from './build';
import { clusterOf, lookedInto, wellCluster } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import { unhealthy } from './parts/unhealthy';
import type { Scenario } from './types';

const IMAGE = 'ghcr.io/stefanprodan/podinfo';
/** A tag that nobody has pushed. */
const STUCK = `image=${IMAGE}:6.9.33 from=${IMAGE}:6.9.2 state=cannot-pull since=18m`;

/** The Kustomization's new commit names the tag; Kubernetes has given up after ten minutes. */
function byKustomization(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const deploy = unhealthy(at, {
    name: 'podinfo',
    source: well.git,
    path: './deploy/webapp',
    applies: [
      'v1 ServiceAccount webapp',
      'v1 Service frontend',
      'v1 Service backend',
      `apps/v1 Deployment frontend ${STUCK}`,
      `apps/v1 Deployment backend image=${IMAGE}:6.9.2`,
      'autoscaling/v2 HorizontalPodAutoscaler frontend',
      'networking.k8s.io/v1 Ingress frontend',
    ],
    culprit: 'Deployment/team-a/frontend',
    failed: true,
    begun: '13m',
  });
  return clusterOf(at, { ...well, deploy });
}

/** The chart's new version has the tag as its default. */
function byChart(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const release = { name: 'podinfo', chart: 'podinfo' } as const;
  const failed = { version: 8, chartVersion: '6.9.3' } as const;
  const message = actionFailed(
    release,
    failed.chartVersion,
    `timeout waiting for: [Deployment/team-a/podinfo status: 'InProgress']`,
  );
  const web = helmRelease(at, {
    ...mine,
    ...release,
    source: well.charts,
    applies: [
      'v1 ServiceAccount podinfo',
      'v1 Service podinfo',
      `apps/v1 Deployment podinfo ${STUCK}`,
      'autoscaling/v2 HorizontalPodAutoscaler podinfo',
      'networking.k8s.io/v1 Ingress podinfo',
    ],
    generation: 4,
    observedGeneration: 3,
    revisions: [
      { ...failed, status: 'failed', deployed: '18m' },
      {
        version: 7,
        chartVersion: '6.9.2',
        deployed: '2d',
      },
    ],
    attempted: '6.9.3',
    // No rollback: the Pods of the failed revision stay, to be looked into.
    spec: {
      upgrade: {
        crds: 'CreateReplace',
        strategy: { name: 'RetryOnFailure', retryInterval: '30m' },
      },
    },
    conditions: [
      ...retrying('UpgradeFailed', message, {
        step: 'Fulfilling prerequisites',
        changed: '13m',
      }),
      isFalse('Released', 'UpgradeFailed', message, '13m'),
    ],
    status: { failures: 1, upgradeFailures: 1 },
  });
  const webChart = chartOf(at, web, well.charts, { version: '6.9.3' });
  return clusterOf(at, { ...well, web, webChart });
}

export const imagePull: Scenario = {
  id: 'image-pull',
  title: 'An image that cannot be pulled',
  description:
    'A tag that does not exist: on production-eu it comes with a commit and a Kustomization, on production-us with a chart. The Pods of the tag before still run. staging is well.',
  clusters: now =>
    [
      byKustomization({ cluster: 'production-eu', flux: '2.9', now }),
      byChart({ cluster: 'production-us', flux: '2.9', now }),
      wellCluster({ cluster: 'staging', flux: '2.9', now }),
    ].map(lookedInto),
};
