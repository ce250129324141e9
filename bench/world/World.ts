import { setTimeout as sleep } from 'node:timers/promises';
import { launchBackend, type RunningBackend } from '../../dev/backend';
import { SimulatedCluster, type ClusterSpec } from '../../dev/cluster';
import { serveCluster, type ServedCluster } from '../../dev/cluster/serve';
import { component } from '../../dev/entities';
import { freePort } from './freePort';
import { ENTITY_ID } from './objects';

/** What the clusters have been asked. */
export interface ClusterRequests {
  /** Of the objects that carry the entity's label. */
  readonly lists: number;
  /** Of one object. */
  readonly reads: number;
  /** Discovery and access reviews. */
  readonly others: number;
}

export const entity = component(ENTITY_ID, {
  'backstage.io/kubernetes-id': ENTITY_ID,
});

/** The real Backstage backend, and simulated clusters behind it whose controllers leave the objects alone. */
export class World {
  private clusters: readonly SimulatedCluster[] = [];
  private served: readonly ServedCluster[] = [];

  private constructor(private readonly backend: RunningBackend) {}

  /** @param pageOrigin - where the pages come from that may ask */
  static async start(pageOrigin: string): Promise<World> {
    const port = await freePort();
    const options = { port, corsOrigin: pageOrigin, entities: [entity] };
    const state = { clusters: [], denied: [] };
    return new World(await launchBackend(options, state));
  }

  get backendUrl(): string {
    return this.backend.url;
  }

  /** Takes the place of the clusters before. */
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

  /** Gives one object of the first cluster another status, without its controller. */
  touch(name: string): void {
    const [cluster] = this.clusters;
    const found = cluster
      ?.objects()
      .find(
        ({ kind, metadata }) => kind !== 'Namespace' && metadata.name === name,
      );
    if (!cluster || !found) throw new Error(`There is no ${name} to change`);
    const object = structuredClone(found);
    const revision = `main@sha1:${Date.now().toString(16).padStart(40, '0')}`;
    object.status = { ...object.status, lastAppliedRevision: revision };
    cluster.apply(object);
  }

  /**
   * Waits until a request for a reconciliation has reached an object, and until its controller has handled it.
   *
   * @returns both times, in ms since the epoch, to some five ms
   */
  async reconciled(name: string): Promise<{ asked: number; handled: number }> {
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
    const asked = await until(() => token() !== undefined);
    const handled = await until(
      () => state()?.status?.lastHandledReconcileAt === token(),
    );
    return { asked, handled };
  }

  /**
   * What has been asked since the clusters started.
   *
   * @throws Error when there have been too many requests to know
   */
  requests(): ClusterRequests {
    const all = this.clusters.flatMap(({ requests, name }) => {
      // A cluster keeps its last thousand.
      if (requests.length >= 1000) throw new Error(`Too many for ${name}`);
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

  private async endClusters(): Promise<void> {
    await Promise.all(this.served.map(served => served.close()));
    this.clusters.forEach(cluster => cluster.dispose());
    this.clusters = [];
    this.served = [];
  }
}
