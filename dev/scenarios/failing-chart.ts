import type { ClusterSpec } from '../cluster/types';
import {
  ago,
  chartOf,
  fetchFailed,
  helmRelease,
  isFalse,
  isTrue,
  retrying,
  revisionName,
  actionFailed,
  type Setting,
} from './build';
import { clusterOf, wellCluster } from './parts/entity-cluster';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

const web = { ...mine, name: 'podinfo', chart: 'podinfo' };
const failed8 = { version: 8, chartVersion: '6.9.3' } as const;
const restored9 = { version: 9, chartVersion: '6.9.2' } as const;

const TIMEOUT = `timeout waiting for: [Deployment/team-a/podinfo status: 'InProgress', Ingress/team-a/podinfo status: 'InProgress']`;

/** Returns the error as helm-controller writes it: the message, then the last lines of Helm's log. */
function upgradeFailed(at: Setting): string {
  return `${actionFailed(web, failed8.chartVersion, TIMEOUT)}

Last Helm logs:

${ago(at, '23m')}: checking 5 resources for changes
${ago(at, '23m')}: Patch Deployment "podinfo" in namespace team-a
${ago(at, '23m')}: beginning wait for 5 resources with timeout of 5m0s
${ago(at, '18m')}: Deployment is not ready: team-a/podinfo. 0 out of 2 expected pods are ready
warning: Upgrade "podinfo" failed: context deadline exceeded`;
}

const ROLLED_BACK = `Helm rollback to previous release ${revisionName(web, { version: 7, chartVersion: '6.9.2' })} succeeded`;

const NO_VERSION = `invalid chart reference: failed to get chart version for remote reference: no 'podinfo-loadtest' chart with version matching '>=7.0.0 <8.0.0' found`;
const NO_CHART = `could not load chart: HelmChart 'team-a/team-a-podinfo-loadtest' is not ready: ${NO_VERSION}`;

function cluster(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const rolledBack = helmRelease(at, {
    ...web,
    source: well.charts,
    applies: WORKLOAD,
    generation: 4,
    observedGeneration: 3,
    revisions: [
      { ...restored9, action: 'rollback', deployed: '18m' },
      { ...failed8, status: 'failed', deployed: '23m' },
      {
        version: 7,
        chartVersion: '6.9.2',
        status: 'superseded',
        deployed: '2d',
      },
    ],
    attempted: '6.9.3',
    conditions: [
      ...retrying('RollbackSucceeded', ROLLED_BACK, {
        step: 'Fulfilling prerequisites',
        changed: '18m',
      }),
      isFalse('Released', 'UpgradeFailed', upgradeFailed(at), '18m'),
      isTrue('Remediated', 'RollbackSucceeded', ROLLED_BACK, '18m'),
    ],
    status: { failures: 1, upgradeFailures: 1 },
  });
  const loadtest = helmRelease(at, {
    ...mine,
    name: 'podinfo-loadtest',
    source: well.charts,
    chart: 'podinfo-loadtest',
    range: '>=7.0.0 <8.0.0',
    revisions: [],
    attempted: 'none',
    age: '40m',
    observedGeneration: -1,
    conditions: retrying('ArtifactFailed', NO_CHART, {
      step: 'Fulfilling prerequisites',
      changed: '39m',
    }),
    status: { failures: 6 },
  });
  const loadtestChart = chartOf(at, loadtest, well.charts, {
    chart: 'podinfo-loadtest',
    range: '>=7.0.0 <8.0.0',
    fetched: 'never',
    age: '40m',
    observedGeneration: -1,
    conditions: fetchFailed('InvalidChartReference', NO_VERSION),
  });
  return clusterOf(at, {
    ...well,
    web: rolledBack,
    webChart: chartOf(at, rolledBack, well.charts, { version: '6.9.3' }),
    loadtest,
    loadtestChart,
  });
}

export const failingChart: Scenario = {
  id: 'failing-chart',
  title: 'A failing chart',
  description:
    'The upgrade of podinfo to 6.9.3 failed and was rolled back: it is not Ready, although the rollback succeeded. podinfo-loadtest requires a chart version that does not exist. Everything else is Ready.',
  clusters: now => [
    cluster({ cluster: 'production-eu', flux: '2.9', now }),
    wellCluster({ cluster: 'staging', flux: '2.9', now }),
  ],
};
