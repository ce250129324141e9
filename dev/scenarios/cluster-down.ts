import { wellCluster } from './parts/entity-cluster';
import type { Scenario } from './types';

export const clusterDown: Scenario = {
  id: 'cluster-down',
  title: 'A cluster is down',
  description:
    'Two of three clusters respond and show their resources; the page says that production-us did not respond.',
  clusters: now => [
    wellCluster({ cluster: 'production-eu', flux: '2.9', now }),
    {
      ...wellCluster({ cluster: 'production-us', flux: '2.9', now }),
      faults: [{ effect: { type: 'refused' } }],
    },
    wellCluster({ cluster: 'staging', flux: '2.8', now }),
  ],
};
