import type { ClusterSpec } from '../cluster/types';
import type { Setting } from './build';
import { wellCluster } from './parts/entity-cluster';
import type { Scenario } from './types';

const IMAGE_KINDS: Readonly<Record<string, string>> = {
  ImageRepository: 'imagerepositories',
  ImagePolicy: 'imagepolicies',
  ImageUpdateAutomation: 'imageupdateautomations',
};

/** Most installations of Flux leave the two image controllers out. */
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
  tells:
    'On edge-01 the image kinds are not installed. That is no error: its other objects show, and the image policies of production-eu.',
  clusters: now => [
    wellCluster({ cluster: 'production-eu', flux: '2.9', now }),
    withoutImages({ cluster: 'edge-01', flux: '2.9', now }),
  ],
};
