import type { ClusterSpec, KubernetesObject } from '../../cluster/types';
import { withApplied, type Setting } from '../build';
import { neighbours } from './neighbours';
import { podinfo } from './podinfo';

/** Returns a cluster with these objects and with neighbours that must not show. */
export function clusterOf(
  at: Setting,
  objects: Readonly<Record<string, KubernetesObject>>,
): ClusterSpec {
  return {
    name: at.cluster,
    flux: at.flux,
    objects: withApplied(at.flux, [
      ...Object.values(objects),
      ...neighbours(at),
    ]),
  };
}

/** Returns a cluster on which everything is Ready. */
export function wellCluster(at: Setting): ClusterSpec {
  return clusterOf(at, podinfo(at));
}

/** Returns the cluster with the permissions to look into what its appliers have applied. */
export function lookedInto(spec: ClusterSpec): ClusterSpec {
  return { ...spec, rules: 'view+sync+details' };
}
