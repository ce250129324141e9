import { wellCluster } from './parts/entity-cluster';
import type { Scenario } from './types';

export const mixedVersions: Scenario = {
  id: 'mixed-versions',
  title: 'Old and new Flux versions',
  description:
    'Three clusters with Flux 2.0, 2.4 and 2.9 serve different API versions of nearly every kind. All resources show and are Ready; image policies can be synced and suspended on staging only.',
  clusters: now => [
    wellCluster({ cluster: 'edge-01', flux: '2.0', now }),
    wellCluster({ cluster: 'production-eu', flux: '2.4', now }),
    wellCluster({ cluster: 'staging', flux: '2.9', now }),
  ],
};
