import { brokenObjects } from './parts/broken';
import { wellCluster } from './parts/entity-cluster';
import { hostile } from './parts/hostile';
import type { Scenario } from './types';

export const unreadable: Scenario = {
  id: 'unreadable',
  title: 'Broken and hostile objects',
  tells:
    'production-eu holds objects whose texts try to break the page, edge-01 hands out objects that are hardly objects. Nothing crashes, no markup runs, no link leads astray, no secret of a URL shows, and staging shows all it has.',
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
