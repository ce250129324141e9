import { setTimeout as sleep } from 'node:timers/promises';
import { launchBackend, type RunningBackend } from '../../dev/backend';
import { SimulatedCluster, type ClusterSpec } from '../../dev/cluster';
import { serveCluster, type ServedCluster } from '../../dev/cluster/serve';
import { component } from '../../dev/entities';
import { freePort } from './freePort';
import { ENTITY_ID } from './objects';

/** Numbers of requests to the clusters. */
export interface ClusterRequests {
  /** Lists of objects with the entity's label. */
  readonly lists: number;
  /** Reads of single objects. */
  readonly reads: number;
  /** Discovery and access reviews. */
  readonly others: number;
}

export const entity = component(ENTITY_ID, {
  'backstage.io/kubernetes-id': ENTITY_ID,
});

/** The real Backstage backend in front of simulated clusters whose controllers leave objects alone. */
export class World {
  private clusters: readonly SimulatedCluster[] = [];
  private served: readonly ServedCluster[] = [];

  private constructor(private readonly backend: RunningBackend) {}

  /** @param pageOrigin - origin of the pages that may send requests */
  static async start(pageOrigin: string): Promise<World> {
    const port = await freePort();
    const options = { port, corsOrigin: pageOrigin, entities: [entity] };
    const state = { clusters: [], denied: [] };
    return new World(await launchBackend(options, state));
  }

  get backendUrl(): string {
    return this.backend.url;
  }

  /** Starts these clusters in place of the current ones. */
  async play(specs: readonly ClusterSpec[]): Promise<void> {
    await this.endClusters();
    const timing = { intervalMs: 0 };
    this.clusters = specs.map(spec => new SimulatedCluster(spec, { timing }));
    this.served = await Promise.all(
      this.clusters.map(cluster => serveCluster(cluster)),
    );
    await this.backend.setState({
      clusters: this.clusters.map(({ name, token }, i) => ({
        name,
        token,
        url: this.served[i]?.url ?? '',
      })),
      denied: [],
    });
  }

  isInFirstCluster(name: string): boolean {
    return this.findInFirst(name) !== undefined;
  }

  /** Changes the status of one object in the first cluster, without its controller. */
  changeStatus(name: string): void {
    const [cluster] = this.clusters;
    const found = this.findInFirst(name);
    if (!cluster || !found) throw new Error(`Found no ${name} to change`);
    const object = structuredClone(found);
    const revision = `main@sha1:${Date.now().toString(16).padStart(40, '0')}`;
    object.status = { ...object.status, lastAppliedRevision: revision };
    cluster.apply(object);
  }

  /**
   * Waits until the next reconcile request has reached an object and its controller has handled it.
   *
   * @returns both times, in ms since the epoch, accurate to about five ms
   */
  async reconciled(
    name: string,
  ): Promise<{ requested: number; handled: number }> {
    const state = () =>
      this.clusters
        .flatMap(cluster => cluster.objects())
        .find(
          ({ kind, metadata }) =>
            kind !== 'Namespace' && metadata.name === name,
        );
    const token = () =>
      state()?.metadata.annotations?.['reconcile.fluxcd.io/requestedAt'];
    const until = async (isTrue: () => boolean) => {
      while (!isTrue()) await sleep(5);
      return Date.now();
    };
    const before = token();
    const requested = await until(() => token() !== before);
    const handled = await until(
      () => state()?.status?.lastHandledReconcileAt === token(),
    );
    return { requested, handled };
  }

  /**
   * Returns the numbers of requests since the clusters started.
   *
   * @throws Error if there were more than a cluster remembers
   */
  requests(): ClusterRequests {
    const all = this.clusters.flatMap(({ requests, name }) => {
      // A cluster remembers its last thousand requests.
      if (requests.length >= 1000) {
        throw new Error(`Too many requests to count for ${name}`);
      }
      return requests;
    });
    const isList = ({ path }: { path: string }) =>
      path.includes('labelSelector=');
    const isRead = ({ path }: { path: string }) =>
      /^\/apis\/[^/]*\.toolkit\.fluxcd\.io\/[^/]+\/namespaces\/[^/?]+\/[^/?]+\/[^/?]+$/.test(
        path,
      );
    const lists = all.filter(isList).length;
    const reads = all.filter(isRead).length;
    return { lists, reads, others: all.length - lists - reads };
  }

  async stop(): Promise<void> {
    await this.endClusters();
    await this.backend.stop();
  }

  private findInFirst(name: string) {
    return this.clusters[0]
      ?.objects()
      .find(
        ({ kind, metadata }) => kind !== 'Namespace' && metadata.name === name,
      );
  }

  private async endClusters(): Promise<void> {
    await Promise.all(this.served.map(served => served.close()));
    this.clusters.forEach(cluster => cluster.dispose());
    this.clusters = [];
    this.served = [];
  }
}
