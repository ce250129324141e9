import type { PolicyRule } from '../cluster/types';
import { wellCluster } from './parts/entity-cluster';
import type { Scenario } from './types';

const read = ['get', 'list', 'watch'];

/** Rules for all of Flux except Helm releases. */
const WITHOUT_HELM: readonly PolicyRule[] = [
  {
    apiGroups: [
      'source.toolkit.fluxcd.io',
      'kustomize.toolkit.fluxcd.io',
      'image.toolkit.fluxcd.io',
    ],
    resources: ['*'],
    verbs: read,
  },
];

export const clusterForbids: Scenario = {
  id: 'cluster-forbids',
  title: 'Clusters forbid reading',
  description:
    'production-eu forbids reading Helm releases, edge-01 forbids everything, staging shows everything. The page says what it may not read, and where.',
  clusters: now => [
    {
      ...wellCluster({ cluster: 'production-eu', flux: '2.9', now }),
      rules: WITHOUT_HELM,
    },
    {
      ...wellCluster({ cluster: 'edge-01', flux: '2.7', now }),
      rules: [],
    },
    wellCluster({ cluster: 'staging', flux: '2.9', now }),
  ],
};
