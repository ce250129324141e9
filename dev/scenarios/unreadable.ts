import { brokenObjects } from './parts/broken';
import { wellCluster } from './parts/entity-cluster';
import { hostile } from './parts/hostile';
import type { Scenario } from './types';

export const unreadable: Scenario = {
  id: 'unreadable',
  title: 'Broken and hostile objects',
  description:
    'The resources of production-eu have texts that try to break the page, and edge-01 returns objects that are hardly valid. Nothing crashes, no markup runs, no link is unsafe, no secret in a URL shows, and staging shows all its resources.',
  clusters: now => {
    const eu = { cluster: 'production-eu', flux: '2.9', now } as const;
    const edge = { cluster: 'edge-01', flux: '2.9', now } as const;
    return [
      { name: eu.cluster, flux: eu.flux, objects: hostile(eu) },
      { name: edge.cluster, flux: edge.flux, objects: brokenObjects(edge) },
      wellCluster({ cluster: 'staging', flux: '2.9', now }),
    ];
  },
};
