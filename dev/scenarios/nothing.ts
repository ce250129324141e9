import type { ClusterSpec } from '../cluster/types';
import type { Setting } from './build';
import { neighbours } from './parts/neighbours';
import type { Scenario } from './types';

function cluster(at: Setting): ClusterSpec {
  return { name: at.cluster, flux: at.flux, objects: neighbours(at) };
}

export const nothing: Scenario = {
  id: 'nothing',
  title: 'No resources',
  description:
    'Both clusters respond, but neither has a resource with the label of podinfo. The page says so, and how to label one.',
  clusters: now => [
    cluster({ cluster: 'production-eu', flux: '2.9', now }),
    cluster({ cluster: 'staging', flux: '2.6', now }),
  ],
};
