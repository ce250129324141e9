import { wellCluster } from './parts/entity-cluster';
import type { Scenario } from './types';

export const allWell: Scenario = {
  id: 'all-well',
  title: 'Everything is ready',
  description:
    'Two clusters with the latest Flux. All resources of podinfo are Ready; those of other teams do not show.',
  clusters: now => [
    wellCluster({ cluster: 'production-eu', flux: '2.9', now }),
    wellCluster({ cluster: 'staging', flux: '2.9', now }),
  ],
};
