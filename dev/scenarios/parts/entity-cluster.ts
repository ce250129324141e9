import type { ClusterSpec, KubernetesObject } from '../../cluster/types';
import type { Setting } from '../build';
import { neighbours } from './neighbours';
import { podinfo } from './podinfo';

/** A cluster of the setting with these objects, and the neighbours that must not show. */
export function clusterOf(
  at: Setting,
  objects: Readonly<Record<string, KubernetesObject>>,
): ClusterSpec {
  return {
    name: at.cluster,
    flux: at.flux,
    objects: [...Object.values(objects), ...neighbours(at)],
  };
}

/** A cluster on which all is well. */
export function wellCluster(at: Setting): ClusterSpec {
  return clusterOf(at, podinfo(at));
}
