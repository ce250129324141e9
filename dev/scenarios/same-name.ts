import { wellCluster } from './parts/entity-cluster';
import type { Scenario } from './types';

export const sameName: Scenario = {
  id: 'same-name',
  title: 'Two clusters of one name',
  description:
    "Backstage's configuration has two clusters named production. The rows of both show, told apart by a number, and a notice says that Backstage reaches only the first by this name: nothing is written to either.",
  clusters: now => [
    wellCluster({ cluster: 'production', flux: '2.9', now }),
    wellCluster({ cluster: 'production', flux: '2.6', now }),
    wellCluster({ cluster: 'staging', flux: '2.9', now }),
  ],
};
