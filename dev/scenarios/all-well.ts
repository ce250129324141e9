import { wellCluster } from './parts/entity-cluster';
import type { Scenario } from './types';

export const allWell: Scenario = {
  id: 'all-well',
  title: 'All is well',
  tells:
    'Two clusters of the newest Flux; everything of podinfo is Ready, nothing of the other teams shows.',
  clusters: now => [
    wellCluster({ cluster: 'production-eu', flux: '2.9', now }),
    wellCluster({ cluster: 'staging', flux: '2.9', now }),
  ],
};
