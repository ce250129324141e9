import type { ClusterSpec } from '../cluster/types';
import {
  chartOf,
  helmRelease,
  isFalse,
  isTrue,
  retrying,
  revisionName,
  type Setting,
} from './build';
import { neighbours } from './parts/neighbours';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

const web = { ...mine, name: 'podinfo', chart: 'podinfo' };
const now8 = { version: 8, chartVersion: '6.9.3' } as const;
const back9 = { version: 9, chartVersion: '6.9.2' } as const;

const UPGRADE_FAILED = `Helm upgrade failed for release ${revisionName(web, now8)}: timeout waiting for: [Deployment/team-a/podinfo status: 'InProgress', Ingress/team-a/podinfo status: 'InProgress']

Last Helm logs:

2026-05-11T08:31:02.118Z: checking 5 resources for changes
2026-05-11T08:31:02.204Z: Patch Deployment "podinfo" in namespace team-a
2026-05-11T08:31:02.291Z: beginning wait for 5 resources with timeout of 5m0s
2026-05-11T08:36:02.296Z: Deployment is not ready: team-a/podinfo. 0 out of 2 expected pods are ready
warning: Upgrade "podinfo" failed: context deadline exceeded`;

const ROLLED_BACK = `Helm rollback to previous release ${revisionName(web, { version: 7, chartVersion: '6.9.2' })} succeeded`;

const NO_CHART = `could not load chart: HelmChart 'team-a/team-a-podinfo-loadtest' is not ready: invalid chart reference: failed to get chart version for remote reference: no 'podinfo-loadtest' chart with version matching '>=7.0.0 <8.0.0' found`;

function cluster(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const rolledBack = helmRelease(at, {
    ...web,
    source: well.charts,
    applies: WORKLOAD,
    generation: 4,
    observedGeneration: 3,
    revisions: [
      { ...back9, action: 'rollback', deployed: '18m' },
      { ...now8, status: 'failed', deployed: '23m' },
      { version: 7, chartVersion: '6.9.2', status: 'superseded', deployed: '2d' },
    ],
    attempted: '6.9.3',
    conditions: [
      ...retrying('RollbackSucceeded', ROLLED_BACK, {
        step: 'Fulfilling prerequisites',
        changed: '18m',
      }),
      isFalse('Released', 'UpgradeFailed', UPGRADE_FAILED, '18m'),
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
  const missing = `invalid chart reference: failed to get chart version for remote reference: no 'podinfo-loadtest' chart with version matching '>=7.0.0 <8.0.0' found`;
  return {
    name: at.cluster,
    flux: at.flux,
    objects: [
      ...Object.values({
        ...well,
        web: rolledBack,
        webChart: chartOf(at, rolledBack, well.charts, { version: '6.9.3' }),
        loadtest,
        loadtestChart: chartOf(at, loadtest, well.charts, {
          chart: 'podinfo-loadtest',
          range: '>=7.0.0 <8.0.0',
          fetched: 'never',
          age: '40m',
          observedGeneration: -1,
          conditions: [
            ...retrying('InvalidChartReference', missing),
            isTrue('FetchFailed', 'InvalidChartReference', missing),
          ],
        }),
      }),
      ...neighbours(at),
    ],
  };
}

export const failingChart: Scenario = {
  id: 'failing-chart',
  title: 'A failing chart',
  tells:
    'The upgrade of podinfo to 6.9.3 failed and was rolled back: not Ready, though the rollback succeeded. podinfo-loadtest asks for a chart version that does not exist. The rest is Ready.',
  clusters: now => {
    const staging = { cluster: 'staging', flux: '2.9', now } as const;
    return [
      cluster({ cluster: 'production-eu', flux: '2.9', now }),
      {
        name: 'staging',
        flux: '2.9',
        objects: [...Object.values(podinfo(staging)), ...neighbours(staging)],
      },
    ];
  },
};
