import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { ClusterClient } from './ClusterClient';
import type { ClusterFacts } from './ClusterFacts';
import { FluxObjects } from './FluxObjects';
import { ObjectGroups } from './ObjectGroups';

export { withSignIns } from './withSignIns';

/**
 * Reaches single clusters. Loaded when it is first needed: the resources of an entity come in one query that Backstage
 * sends to all clusters.
 */
export class SingleClusters {
  readonly client: ClusterClient;
  readonly objects: FluxObjects;
  readonly groups: ObjectGroups;

  constructor(kubernetesApi: KubernetesApi, facts: ClusterFacts) {
    this.client = new ClusterClient(kubernetesApi, facts);
    this.objects = new FluxObjects(this.client);
    this.groups = new ObjectGroups(this.client, this.objects);
  }
}
