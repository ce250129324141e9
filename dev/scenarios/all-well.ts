import type { ClusterSpec } from '../cluster/types';
import type { Setting } from './build';
import { neighbours } from './parts/neighbours';
import { podinfo } from './parts/podinfo';
import type { Scenario } from './types';

function cluster(at: Setting): ClusterSpec {
  return {
    name: at.cluster,
    flux: at.flux,
    objects: [...Object.values(podinfo(at)), ...neighbours(at)],
  };
}

export const allWell: Scenario = {
  id: 'all-well',
  title: 'All is well',
  tells:
    'Two clusters of the newest Flux; everything of podinfo is Ready, nothing of the other teams shows.',
  clusters: now => [
    cluster({ cluster: 'production-eu', flux: '2.9', now }),
    cluster({ cluster: 'staging', flux: '2.9', now }),
  ],
};
