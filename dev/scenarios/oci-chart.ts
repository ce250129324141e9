import {
  artifactOf,
  bucket,
  commitOf,
  externalArtifact,
  helmChart,
  helmRelease,
  isTrue,
  kustomization,
  ociRepository,
  revisionName,
  withDigest,
  type Setting,
} from './build';
import { clusterOf } from './parts/entity-cluster';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

function sources(at: Setting) {
  const { charts } = podinfo(at);
  const oci = { ...mine, name: 'podinfo-chart', chart: true } as const;
  const url = 'oci://ghcr.io/stefanprodan/charts/podinfo';
  return {
    chart: ociRepository(at, { ...oci, url }),
    chartBefore: ociRepository(at, { ...oci, url, tag: '6.9.1' }),
    // Changed from 6.9.1 to 6.9.2 a minute ago; its users have not applied the change yet.
    moving: ociRepository(at, {
      ...oci,
      name: 'podinfo-chart-edge',
      url: 'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts/podinfo',
      fetched: '1m',
      changed: '1m',
    }),
    movingBefore: ociRepository(at, {
      ...oci,
      name: 'podinfo-chart-edge',
      url: 'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts/podinfo',
      tag: '6.9.1',
    }),
    shared: helmChart(at, { ...mine, name: 'podinfo-shared', source: charts }),
    backups: bucket(at, {
      ...mine,
      name: 'podinfo-dashboards',
      endpoint: 'minio.example.com',
      bucketName: 'dashboards',
    }),
    composed: externalArtifact(at, {
      ...mine,
      name: 'podinfo-composed',
      generator: { kind: 'ArtifactGenerator', name: 'podinfo' },
    }),
  };
}

/** Conditions of drift in `warn` mode: Flux reports it without correcting it and stays Ready. */
function driftConditions(release: { name: string }) {
  const revision = { version: 7, chartVersion: '6.9.2' };
  const message = `Helm upgrade succeeded for release ${revisionName(release, revision)}`;
  return [
    isTrue('Ready', 'UpgradeSucceeded', message),
    isTrue('Released', 'UpgradeSucceeded', message),
    isTrue(
      'Drifted',
      'DriftDetected',
      `Cluster state of release team-a/${release.name}.v7 has drifted from the desired state:\nDeployment/team-a/podinfo changed (0 additions, 1 changes, 0 removals)\nConfigMap/team-a/podinfo-redis removed`,
      '34m',
    ),
  ];
}

function objects(at: Setting) {
  const well = podinfo(at);
  const { chart, chartBefore, moving, movingBefore } = sources(at);
  const { shared, backups, composed } = sources(at);
  return {
    ...well,
    chart,
    moving,
    shared,
    backups,
    composed,
    byDigest: helmRelease(at, {
      ...mine,
      name: 'podinfo-oci',
      source: chart,
      applies: WORKLOAD,
      revisions: [
        {
          version: 3,
          chartVersion: withDigest('6.9.2', chart),
          deployed: '3h',
        },
        {
          version: 2,
          chartVersion: withDigest('6.9.1', chartBefore),
          source: chartBefore,
          status: 'superseded',
          deployed: '8d',
        },
      ],
    }),
    bySharedChart: helmRelease(at, {
      ...mine,
      name: 'podinfo-shared',
      source: shared,
      revisions: [{ version: 2, chartVersion: '6.9.2', deployed: '3h' }],
    }),
    behind: helmRelease(at, {
      ...mine,
      name: 'podinfo-edge',
      source: movingBefore,
      revisions: [
        {
          version: 5,
          chartVersion: withDigest('6.9.1', movingBefore),
          deployed: '8d',
        },
      ],
      changed: '8d',
    }),
    kustomizationBehind: kustomization(at, {
      ...mine,
      name: 'podinfo-docs',
      source: well.git,
      path: './docs',
      applied: `main@sha1:${commitOf('the commit before')}`,
      conditions: [
        isTrue(
          'Ready',
          'ReconciliationSucceeded',
          `Applied revision: main@sha1:${commitOf('the commit before')}`,
        ),
      ],
      spec: { wait: false },
    }),
    drifted: helmRelease(at, {
      ...mine,
      name: 'podinfo-drifted',
      source: well.charts,
      conditions: driftConditions({ name: 'podinfo-drifted' }),
      spec: { driftDetection: { mode: 'warn' } },
    }),
    driftedChart: helmChart(at, {
      name: 'team-a-podinfo-drifted',
      source: well.charts,
    }),
    dashboards: kustomization(at, {
      ...mine,
      name: 'podinfo-dashboards',
      source: backups,
      path: './grafana',
      applied: artifactOf(backups)?.revision,
      applies: ['v1 ConfigMap podinfo-dashboard'],
    }),
    fromComposed: kustomization(at, {
      ...mine,
      name: 'podinfo-composed',
      source: composed,
      path: './',
      spec: {
        targetNamespace: 'podinfo-edge',
        kubeConfig: { secretRef: { name: 'edge-01-kubeconfig' } },
      },
    }),
  };
}

export const ociChart: Scenario = {
  id: 'oci-chart',
  title: 'Charts from OCI and other sources',
  description:
    'Helm releases that refer to an OCIRepository or a HelmChart instead of a chart; two resources behind the latest artifact of their source; a release that has drifted but is Ready; a bucket and an external artifact as sources. podinfo-composed applies to another cluster.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    return [clusterOf(at, objects(at))];
  },
};
