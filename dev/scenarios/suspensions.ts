import type { ClusterSpec } from '../cluster/types';
import {
  ago,
  chartOf,
  gitRepository,
  helmRelease,
  kustomization,
  type Setting,
} from './build';
import { clusterOf, wellCluster } from './parts/entity-cluster';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

/** A suspension by hand, long after the last change in Git. */
const byHand = (manager: string) =>
  ({
    ...mine,
    suspend: true,
    suspendedWith: manager,
    generation: 2,
  }) as const;

function cluster(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const here = byHand('flux-client-side-apply');
  const git = gitRepository(at, {
    ...here,
    name: 'podinfo',
    url: 'https://github.com/stefanprodan/podinfo.git',
    fetched: '4d',
    changed: '4d',
  });
  const web = helmRelease(at, {
    ...here,
    name: 'podinfo',
    source: well.charts,
    applies: WORKLOAD,
    annotations: {
      'backstage-plugin-flux/suspend-reason': 'migration of the database',
      'backstage-plugin-flux/suspended-at': ago(at, '2d'),
      'fluxcd.controlplane.io/suspendedBy': 'jane',
    },
    changed: '2d',
  });
  const wordless = helmRelease(at, {
    ...byHand('flux'),
    name: 'podinfo-canary',
    source: well.charts,
    changed: '9d',
  });
  return clusterOf(at, {
    ...well,
    git,
    web,
    wordless,
    wordlessChart: chartOf(at, wordless, well.charts),
    leftover: kustomization(at, {
      ...byHand('kubectl-patch'),
      name: 'podinfo-leftover',
      source: well.settings,
      path: './leftover',
      annotations: {
        'backstage-plugin-flux/suspend-reason': 'an old reason',
        'backstage-plugin-flux/suspended-at': ago(at, '3d'),
        'fluxcd.controlplane.io/suspendedBy': 'guest',
      },
      annotatedWith: 'flux-client-side-apply',
      changed: '1d',
    }),
    fromSuspended: kustomization(at, {
      ...mine,
      name: 'podinfo-docs',
      source: git,
      path: './docs',
    }),
    deploy: kustomization(at, {
      ...mine,
      name: 'podinfo',
      source: well.manifests,
      path: './',
      applies: WORKLOAD,
      suspend: true,
      generation: 2,
      changed: '20d',
    }),
    config: kustomization(at, {
      ...byHand('gitops-server'),
      name: 'podinfo-config',
      source: well.settings,
      path: './overlays/production',
      annotations: { 'weave.works/suspended-by': 'joe' },
      changed: '6d',
    }),
    pinned: kustomization(at, {
      ...mine,
      name: 'podinfo-pinned',
      source: well.settings,
      path: './overlays/pinned',
      suspend: false,
    }),
  });
}

export const suspensions: Scenario = {
  id: 'suspensions',
  title: 'Suspensions by hand and in Git',
  description:
    'Jane suspended the Helm release podinfo two days ago for a migration, and Joe suspended podinfo-config; nobody recorded who suspended podinfo-canary, the Git repository podinfo and podinfo-leftover, whose annotations are about an earlier suspension that Git has undone. In Git, the Kustomization podinfo is suspended and podinfo-pinned is not: changes to those two are undone when flux-system/team-a runs next. podinfo-docs keeps using the suspended repository.',
  clusters: now => [
    cluster({ cluster: 'production-eu', flux: '2.9', now }),
    wellCluster({ cluster: 'staging', flux: '2.9', now }),
  ],
};
