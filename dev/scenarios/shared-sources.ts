import {
  artifactOf,
  chartOf,
  fetchFailed,
  helmRelease,
  helmRepository,
  isTrue,
  kustomization,
  receiver,
  type Setting,
} from './build';
import { clusterOf } from './parts/entity-cluster';
import { platform } from './parts/neighbours';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

const REFUSED =
  'failed to fetch Helm repository index: failed to cache index to temporary file: Get "https://charts.example.com/index.yaml": dial tcp 203.0.113.7:443: connect: connection refused';

/** A source for all teams, as is common: in flux-system, without an entity's label. It cannot be fetched at the moment. */
function companyCharts(at: Setting) {
  const options = {
    namespace: 'flux-system',
    name: 'company-charts',
    url: 'https://charts.example.com',
    age: '210d',
    fetched: '3h',
  } as const;
  const revision = artifactOf(helmRepository(at, options))?.revision;
  return helmRepository(at, {
    ...options,
    conditions: [
      ...fetchFailed('IndexationFailed', REFUSED, '12m'),
      isTrue(
        'ArtifactInStorage',
        'Succeeded',
        `stored artifact: revision '${revision}'`,
        '3h',
      ),
    ],
  });
}

function objects(at: Setting) {
  const company = companyCharts(at);
  const canary = helmRelease(at, {
    ...mine,
    name: 'podinfo-canary',
    source: company,
    applies: WORKLOAD,
  });
  return {
    ...podinfo(at),
    company,
    canary,
    canaryChart: chartOf(at, canary, company),
    webhook: receiver(at, {
      ...mine,
      name: 'podinfo-push',
      triggers: [company],
    }),
    // Uses the repository that `flux bootstrap` created, which is one of the neighbours.
    team: kustomization(at, {
      ...mine,
      name: 'podinfo-team',
      source: platform(at).fleet,
      path: './teams/team-a/podinfo',
    }),
  };
}

export const sharedSources: Scenario = {
  id: 'shared-sources',
  title: 'Shared sources',
  description:
    'A Kustomization uses the bootstrap repository and a Helm release a repository for all teams, both in flux-system and without a label: they show as shared. The latter cannot be fetched, so its release is Ready with a failed source.',
  clusters: now => [
    clusterOf(
      { cluster: 'production-eu', flux: '2.9', now },
      objects({ cluster: 'production-eu', flux: '2.9', now }),
    ),
  ],
};
