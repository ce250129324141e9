import type { ClusterSpec, KubernetesObject } from '../cluster/types';
import {
  bucket,
  chartOf,
  commitOf,
  externalArtifact,
  gitRepository,
  helmChart,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  isFalse,
  isTrue,
  kustomization,
  ociRepository,
  actionFailed,
  sha256Of,
  stalled,
  type Setting,
} from './build';
import { clusterOf, wellCluster } from './parts/entity-cluster';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

/** An interval so long that new revisions are fetched only on request. */
const longInterval = { spec: { interval: '12h0m0s' } };

/** Annotations with the revision that the next run finds; clients do not see them. */
const finds = (revision: string) => ({
  ...longInterval,
  annotations: { 'sim.flux/next-revision': revision },
});

const nextFailure = (reason: string, message: string) => ({
  annotations: { 'sim.flux/next-failure': `${reason}: ${message}` },
});

const FAILS = actionFailed(
  { name: 'podinfo-canary' },
  '6.9.2',
  "timeout waiting for: [Deployment/team-a/podinfo-canary status: 'InProgress']",
);

const NO_ACCESS = `failed to checkout and determine revision: unable to clone 'https://github.com/example/podinfo-private': authentication required: Invalid username or token.`;

/** Objects from Git, from a bucket and from an external artifact. */
function fromSources(at: Setting) {
  const git = gitRepository(at, {
    ...mine,
    ...finds(`main@sha1:${commitOf('the commit after')}`),
    name: 'podinfo',
    url: 'https://github.com/stefanprodan/podinfo.git',
  });
  const dashboards = bucket(at, {
    ...mine,
    ...finds(sha256Of('the dashboards after')),
    name: 'podinfo-dashboards',
    endpoint: 'minio.example.com',
    bucketName: 'dashboards',
  });
  const composed = externalArtifact(at, {
    ...mine,
    name: 'podinfo-composed',
    generator: { kind: 'ArtifactGenerator', name: 'podinfo' },
  });
  const hidden = gitRepository(at, {
    ...mine,
    ...longInterval,
    ...nextFailure('GitOperationFailed', NO_ACCESS),
    name: 'podinfo-private',
    url: 'https://github.com/example/podinfo-private',
  });
  const applier = (source: KubernetesObject, path: string, name: string) =>
    kustomization(at, { ...mine, name, source, path });
  return {
    git,
    docs: applier(git, './docs', 'podinfo-docs'),
    bucket: dashboards,
    dashboards: applier(dashboards, './grafana', 'podinfo-dashboards'),
    artifact: composed,
    composed: applier(composed, './', 'podinfo-composed'),
    hiddenSource: hidden,
    hidden: applier(hidden, './deploy', 'podinfo-private'),
  };
}

/** A repository for all teams, in flux-system and without a label, with two releases from it. */
function fromCompany(at: Setting) {
  const company = helmRepository(at, {
    ...finds(sha256Of('the index after')),
    namespace: 'flux-system',
    name: 'company-charts',
    url: 'https://charts.example.com',
  });
  const web = helmRelease(at, {
    ...mine,
    name: 'podinfo',
    source: company,
    applies: WORKLOAD,
  });
  const canary = helmRelease(at, {
    ...mine,
    ...nextFailure('UpgradeFailed', FAILS),
    name: 'podinfo-canary',
    source: company,
  });
  return {
    company,
    web,
    webChart: chartOf(at, web, company, finds('6.9.3')),
    canary,
    canaryChart: chartOf(at, canary, company),
  };
}

/** Releases that refer to a source instead of a chart. The slow one takes a minute and a half. */
function byReference(at: Setting) {
  const url = 'oci://ghcr.io/stefanprodan/charts/podinfo';
  const next = `6.9.3@${sha256Of(`${url}:6.9.3`)}`;
  const chart = { ...mine, ...finds(next), chart: true, url } as const;
  const oci = ociRepository(at, { ...chart, name: 'podinfo-chart' });
  const slow = ociRepository(at, { ...chart, name: 'podinfo-slow' });
  const charts = helmRepository(at, {
    ...mine,
    ...finds(sha256Of("podinfo's index after")),
    name: 'podinfo',
    url: 'https://stefanprodan.github.io/podinfo',
  });
  const shared = helmChart(at, {
    ...mine,
    ...finds('6.9.3'),
    name: 'podinfo-shared',
    source: charts,
  });
  return {
    charts,
    oci,
    slowChart: slow,
    shared,
    byRepository: helmRelease(at, {
      ...mine,
      name: 'podinfo-oci',
      source: oci,
    }),
    byChart: helmRelease(at, {
      ...mine,
      name: 'podinfo-shared',
      source: shared,
    }),
    slow: helmRelease(at, {
      ...mine,
      annotations: { 'sim.flux/run-ms': '90000' },
      name: 'podinfo-slow',
      source: slow,
    }),
  };
}

/** A release after four failed attempts, with no further ones until it is reset, forced or changed. */
function exhausted(at: Setting) {
  const name = 'podinfo-exhausted';
  const { charts } = podinfo(at);
  const failed = { version: 12, chartVersion: '6.9.2' };
  const message = actionFailed(
    { name },
    failed.chartVersion,
    `timeout waiting for: [Deployment/team-a/${name} status: 'InProgress']`,
  );
  const [isStalled] = stalled(
    'RetriesExceeded',
    'Failed to upgrade after 4 attempt(s)',
  );
  const release = helmRelease(at, {
    ...mine,
    name,
    source: charts,
    revisions: [
      { ...failed, status: 'failed' },
      {
        version: 8,
        chartVersion: '6.9.1',
        status: 'superseded',
        deployed: '8d',
      },
    ],
    conditions: [
      ...(isStalled ? [isStalled] : []),
      isFalse('Ready', 'UpgradeFailed', message),
      isFalse('Released', 'UpgradeFailed', message),
    ],
    annotations: { 'sim.flux/next-success': 'true' },
    status: { failures: 4, upgradeFailures: 4 },
  });
  return { exhausted: release, exhaustedChart: chartOf(at, release, charts) };
}

function images(at: Setting) {
  const repository = imageRepository(at, {
    ...mine,
    ...finds('6.9.3'),
    name: 'podinfo',
    image: 'ghcr.io/stefanprodan/podinfo',
  });
  const resolved =
    'Latest image tag for ghcr.io/stefanprodan/podinfo resolved to 6.9.2 (previously ghcr.io/stefanprodan/podinfo:6.9.1)';
  return {
    images: repository,
    policy: imagePolicy(at, {
      ...mine,
      annotations: { 'sim.flux/next-revision': '6.9.3' },
      name: 'podinfo',
      repository,
      conditions: [isTrue('Ready', 'Succeeded', resolved)],
    }),
  };
}

function cluster(at: Setting): ClusterSpec {
  return clusterOf(at, {
    ...podinfo(at),
    ...fromSources(at),
    ...fromCompany(at),
    ...byReference(at),
    ...exhausted(at),
    ...images(at),
  });
}

export const actions: Scenario = {
  id: 'actions',
  title: 'Something for every action',
  description:
    'New revisions wait until they are requested: Sync alone finds nothing, Sync with source brings them. The next run of podinfo-canary fails, that of podinfo-slow takes 90 seconds, and the next fetch of podinfo-private is refused. podinfo-exhausted is out of retries until its failures are reset or it is forced. edge-01 runs Flux 2.1, which supports neither.',
  clusters: now => [
    cluster({ cluster: 'production-eu', flux: '2.9', now }),
    wellCluster({ cluster: 'edge-01', flux: '2.1', now }),
  ],
};
