import {
  artifactOf,
  chartOf,
  commitOf,
  gitRepository,
  helmRelease,
  imagePolicy,
  isTrue,
  isUnknown,
  kustomization,
  ociRepository,
  progressing,
  type Setting,
} from './build';
import { clusterOf, wellCluster } from './parts/entity-cluster';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

function runningKustomizations(at: Setting) {
  const { git, settings, manifests } = podinfo(at);
  const revision = artifactOf(manifests)?.revision;
  const running = (step: string) => [
    progressing(step),
    isUnknown('Ready', 'Progressing', 'Reconciliation in progress', '8s'),
  ];
  return {
    // A routine run: Ready before, and Ready afterwards.
    deploy: kustomization(at, {
      ...mine,
      name: 'podinfo',
      source: manifests,
      path: './',
      applies: WORKLOAD,
      conditions: [
        ...running(
          `Running health checks for revision ${revision} with a timeout of 4m30s`,
        ),
        isUnknown('Healthy', 'Progressing', 'Running health checks', '6s'),
      ],
    }),
    // A new commit is being applied.
    docs: kustomization(at, {
      ...mine,
      name: 'podinfo-docs',
      source: git,
      path: './docs',
      applied: `main@sha1:${commitOf('the commit before')}`,
      attempted: artifactOf(git)?.revision,
      outcome: 'ReconciliationSucceeded',
      conditions: running(
        `Detecting drift for revision ${artifactOf(git)?.revision} with a timeout of 4m30s`,
      ),
    }),
    leaving: kustomization(at, {
      ...mine,
      name: 'podinfo-leaving',
      source: settings,
      path: './overlays/leaving',
      deleting: '2m',
      generation: 2,
      observedGeneration: 1,
      applies: ['v1 ConfigMap podinfo-leaving'],
    }),
  };
}

function runningReleases(at: Setting) {
  const { charts } = podinfo(at);
  const upgrade = `Running 'upgrade' action with timeout of 5m0s`;
  const web = helmRelease(at, {
    ...mine,
    name: 'podinfo',
    source: charts,
    applies: WORKLOAD,
    generation: 5,
    observedGeneration: 4,
    attempted: '6.9.3',
    conditions: [
      progressing(upgrade, '40s'),
      isUnknown('Ready', 'Progressing', upgrade, '40s'),
      isTrue(
        'Released',
        'UpgradeSucceeded',
        'Helm upgrade succeeded for release team-a/podinfo.v7 with chart podinfo@6.9.2',
        '2d',
      ),
    ],
  });
  return { web, webChart: chartOf(at, web, charts, { version: '6.9.3' }) };
}

function objects(at: Setting) {
  const well = podinfo(at);
  const fresh = { ...mine, pending: true, age: '3s' } as const;
  const stored = artifactOf(well.settings)?.revision;
  const cloning = `building artifact: new upstream revision 'v1.5.0@sha1:${commitOf('v1.5.0')}'`;
  return {
    ...well,
    ...runningKustomizations(at),
    ...runningReleases(at),
    // A new tag is being fetched; the old artifact is still served.
    settings: gitRepository(at, {
      ...mine,
      name: 'podinfo-settings',
      url: 'ssh://git@gitlab.com/team-a/podinfo-settings.git',
      ref: { tag: 'v1.5.0' },
      revision: stored,
      generation: 3,
      observedGeneration: 2,
      conditions: [
        progressing(cloning, '3s'),
        isUnknown('Ready', 'Progressing', cloning, '3s'),
        isTrue('ArtifactOutdated', 'NewRevision', cloning, '3s'),
        isTrue(
          'ArtifactInStorage',
          'Succeeded',
          `stored artifact for revision '${stored}'`,
          '12d',
        ),
      ],
    }),
    // Neither running nor done: its controller stopped in the middle of a run.
    abandoned: gitRepository(at, {
      ...mine,
      name: 'podinfo-abandoned',
      url: 'https://gitea.example.com/team-a/podinfo-abandoned',
      conditions: [
        isUnknown('Ready', 'Progressing', 'reconciliation in progress', '6h'),
      ],
    }),
    newSource: ociRepository(at, {
      ...fresh,
      name: 'podinfo-new',
      url: 'oci://ghcr.io/stefanprodan/manifests/podinfo',
    }),
    newPolicy: imagePolicy(at, {
      ...fresh,
      name: 'podinfo-new',
      repository: well.images,
      tag: 'none',
    }),
    requested: helmRelease(at, {
      ...mine,
      name: 'podinfo-requested',
      source: well.charts,
      annotations: { 'reconcile.fluxcd.io/requestedAt': '1778486400' },
      status: { lastHandledReconcileAt: '1778000000' },
    }),
    requestedChart: chartOf(
      at,
      helmRelease(at, { name: 'podinfo-requested', source: well.charts }),
      well.charts,
    ),
  };
}

export const reconciling: Scenario = {
  id: 'reconciling',
  title: 'Runs in progress',
  description:
    'Flux is working: a Kustomization in the middle of a routine run, a Helm upgrade, a Git repository with a new tag. New resources are pending, one is being deleted, one has a request that has not started.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    return [
      clusterOf(at, objects(at)),
      wellCluster({ cluster: 'staging', flux: '2.9', now }),
    ];
  },
};
