import type { ClusterSpec } from '../cluster/types';
import type { Setting } from './build';
import { wellCluster } from './parts/entity-cluster';
import type { Scenario } from './types';

const IMAGE_KINDS: Readonly<Record<string, string>> = {
  ImageRepository: 'imagerepositories',
  ImagePolicy: 'imagepolicies',
  ImageUpdateAutomation: 'imageupdateautomations',
};

/** Returns a cluster without the image controllers, which most Flux installations leave out. */
function withoutImages(at: Setting): ClusterSpec {
  const cluster = wellCluster(at);
  return {
    ...cluster,
    objects: cluster.objects.filter(({ kind }) => !(kind in IMAGE_KINDS)),
    missingCrds: Object.values(IMAGE_KINDS),
  };
}

export const noCrds: Scenario = {
  id: 'no-crds',
  title: 'Without the image controllers',
  description:
    'The image kinds are not installed on edge-01. That is not an error: its other resources show, and so do the image policies of production-eu.',
  clusters: now => [
    wellCluster({ cluster: 'production-eu', flux: '2.9', now }),
    withoutImages({ cluster: 'edge-01', flux: '2.9', now }),
  ],
};
