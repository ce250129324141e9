import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { ClusterClocks } from './ClusterClocks';
import { ServedVersions } from './ServedVersions';

/** Remembers what requests of whatever way have shown of the clusters. */
export class ClusterFacts {
  readonly versions = new ServedVersions();
  readonly clocks: ClusterClocks;

  constructor(kubernetesApi: KubernetesApi) {
    this.clocks = new ClusterClocks(kubernetesApi);
  }
}
