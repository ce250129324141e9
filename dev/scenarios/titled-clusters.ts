import type { ClusterDescription, ClusterSpec } from '../cluster/types';
import { helmRelease, isFalse, actionFailed } from './build';
import { clusterOf, wellCluster } from './parts/entity-cluster';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

const NEW = { version: 8, chartVersion: '6.9.3', deployed: '40m' } as const;

function described(
  spec: ClusterSpec,
  description: ClusterDescription,
): ClusterSpec {
  return { ...spec, described: description };
}

export const titledClusters: Scenario = {
  id: 'titled-clusters',
  title: 'Clusters with titles and dashboards',
  description:
    'Clusters are called Production EU, where podinfo has failed and a Rancher dashboard is linked, Production US, which does not respond, and twice Edge. gke-77e1b0 has no title.',
  clusters: now => {
    const at = { cluster: 'gke-9f31c2', flux: '2.9', now } as const;
    const well = podinfo(at);
    const message = actionFailed(
      { name: 'podinfo' },
      NEW.chartVersion,
      `timeout waiting for: [Deployment/team-a/podinfo status: 'InProgress']`,
    );
    const failed = helmRelease(at, {
      ...mine,
      name: 'podinfo',
      source: well.charts,
      applies: WORKLOAD,
      changed: '40m',
      revisions: [{ ...NEW, status: 'failed' }],
      conditions: [
        isFalse('Ready', 'UpgradeFailed', message),
        isFalse('Released', 'UpgradeFailed', message),
      ],
    });
    const other = (cluster: string) =>
      wellCluster({ cluster, flux: '2.9', now });
    return [
      described(clusterOf(at, { ...well, web: failed }), {
        title: 'Production EU',
        dashboardUrl: 'https://rancher.example.com/dashboard/c/c-9f31c2',
        dashboardApp: 'rancher',
      }),
      described(
        { ...other('gke-4c07aa'), faults: [{ effect: { type: 'refused' } }] },
        { title: 'Production US' },
      ),
      described(other('aks-e41d02'), {
        title: 'Edge',
        dashboardUrl: 'https://dashboard.edge.example.com',
      }),
      described(other('aks-e41d07'), { title: 'Edge' }),
      other('gke-77e1b0'),
    ];
  },
};
