import type { ConfigApi } from '@backstage/core-plugin-api';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import type {
  FluxObject,
  FluxRef,
  FluxResource,
  KindRef,
  ObjectRef,
} from '../flux';
import type { FollowTiming, ObjectActions } from './act';
import {
  ClusterDirectory,
  ClusterFacts,
  withClusters,
  type ClustersReading,
  type RejectedSignIns,
  type SingleClusters,
} from './cluster';
import type { FluxApi } from './FluxApi';
import type {
  FluxActionOutcome,
  FluxResumeOptions,
  FluxSuspendOptions,
  FluxSyncOptions,
} from './actions';
import type {
  FluxEvents,
  FluxGetManyRawOptions,
  FluxListOptions,
  FluxListRawOptions,
  FluxListRequest,
  FluxPodLogsOptions,
  FluxRawList,
  FluxRawObject,
  FluxReading,
} from './readings';
import type { RawGroups, RawObjects } from './raw';
import {
  FluxLister,
  LIST_LIMITS,
  type FluxCluster,
  type FluxListing,
  type ListLimits,
} from './list';
import { knownKinds } from './knownKinds';
import { loadOnce } from './loadOnce';

/** Reaches Flux through Backstage's Kubernetes API. */
export class FluxClient implements FluxApi {
  private readonly lister: FluxLister;
  private readonly rejectedSignIns: RejectedSignIns = new Map();
  private readonly single: () => Promise<SingleClusters>;
  /** Loads the actions at the first one: most pages are only read. */
  private readonly actions: () => Promise<ObjectActions>;
  /** Loads what details need when the first are opened. */
  private readonly raw: () => Promise<{
    readonly one: RawObjects;
    readonly many: RawGroups;
  }>;

  constructor(options: {
    readonly kubernetesApi: KubernetesApi;
    readonly kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    /** Names further kinds in `flux.extraKinds`. */
    readonly configApi?: ConfigApi;
    /** A reading of the clusters that has already begun. */
    readonly clusters?: ClustersReading;
    /** How often an object that is acted on is read, and for how long. */
    readonly followTiming?: Partial<FollowTiming>;
    /** How long to wait for lists. */
    readonly listLimits?: ListLimits;
  }) {
    const { kubernetesApi, kubernetesAuthProvidersApi, configApi } = options;
    if (configApi) knownKinds(configApi);
    const directory = new ClusterDirectory(kubernetesApi, options.clusters);
    const api = withClusters(kubernetesApi, directory);
    const facts = new ClusterFacts(api);
    const { rejectedSignIns } = this;
    this.single = loadOnce(async () => {
      const loaded = await import('./cluster/single');
      const asking = loaded.withSignIns(api, directory, rejectedSignIns);
      return new loaded.SingleClusters(asking, facts);
    });
    this.lister = new FluxLister(
      kubernetesApi,
      kubernetesAuthProvidersApi,
      facts,
      async () => (await this.single()).client,
      directory,
      options.listLimits ?? LIST_LIMITS,
      rejectedSignIns,
    );
    this.actions = loadOnce(async () => {
      const [{ FOLLOW_TIMING, ObjectActions: Loaded }, { objects }] =
        await Promise.all([import('./act'), this.single()]);
      return new Loaded(objects, { ...FOLLOW_TIMING, ...options.followTiming });
    });
    this.raw = loadOnce(async () => {
      const [{ RawGroups: Many, RawObjects: One }, { client, objects }] =
        await Promise.all([import('./raw'), this.single()]);
      const one = new One(client, objects);
      return { one, many: new Many(client, objects, one) };
    });
  }

  async list(
    request: FluxListRequest,
    previous?: FluxListing,
    options: FluxListOptions = {},
  ): Promise<FluxListing> {
    return this.lister.list(request, previous, options);
  }

  async get(ref: FluxRef): Promise<FluxResource | undefined> {
    return (await this.single()).objects.find(ref);
  }

  async getMany(
    refs: readonly FluxRef[],
  ): Promise<ReadonlyMap<string, FluxReading>> {
    return (await this.single()).groups.read(refs);
  }

  async getRaw(
    ref: ObjectRef,
    previous?: FluxResource,
  ): Promise<FluxRawObject | undefined> {
    return (await this.raw()).one.find(ref, previous);
  }

  async getManyRaw(
    refs: readonly ObjectRef[],
    options?: FluxGetManyRawOptions,
  ): Promise<ReadonlyMap<string, FluxReading<FluxRawObject>>> {
    return (await this.raw()).many.read(refs, options);
  }

  async listRaw(
    place: KindRef,
    options?: FluxListRawOptions,
  ): Promise<FluxRawList> {
    return (await this.raw()).one.list(place, options);
  }

  async events(about: ObjectRef): Promise<FluxEvents> {
    return (await this.raw()).one.events(about);
  }

  async podLogs(pod: ObjectRef, options?: FluxPodLogsOptions): Promise<string> {
    return (await this.raw()).one.logs(pod, options);
  }

  async clusters(): Promise<readonly FluxCluster[]> {
    return this.lister.clusters();
  }

  async apiGroups(
    cluster: string,
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await this.raw()).one.groups(cluster);
  }

  async forgetRejectedSignIns(): Promise<void> {
    this.rejectedSignIns.clear();
  }

  async canPatch(place: KindRef): Promise<boolean | readonly string[]> {
    return (await this.single()).client.canPatch(place);
  }

  async sync(
    resource: FluxObject,
    options?: FluxSyncOptions,
  ): Promise<FluxActionOutcome> {
    return (await this.actions()).sync(resource, options);
  }

  async suspend(
    resource: FluxObject,
    options?: FluxSuspendOptions,
  ): Promise<FluxActionOutcome> {
    return (await this.actions()).suspend(resource, options);
  }

  async resume(
    resource: FluxObject,
    options?: FluxResumeOptions,
  ): Promise<FluxActionOutcome> {
    return (await this.actions()).resume(resource, options);
  }
}
