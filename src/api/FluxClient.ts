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
  ClusterClient,
  ClusterDirectory,
  FluxObjects,
  ObjectGroups,
  withClusters,
} from './cluster';
import type {
  FluxActionOutcome,
  FluxApi,
  FluxEvents,
  FluxListOptions,
  FluxListRawOptions,
  FluxListRequest,
  FluxPodLogsOptions,
  FluxRawList,
  FluxRawObject,
  FluxReading,
  FluxResumeOptions,
  FluxSuspendOptions,
  FluxSyncOptions,
} from './FluxApi';
import type { RawObjects } from './raw';
import {
  FluxLister,
  LIST_LIMITS,
  type FluxListing,
  type ListLimits,
} from './list';

/** Reaches Flux through Backstage's Kubernetes API. @public */
export class FluxClient implements FluxApi {
  private readonly client: ClusterClient;
  private readonly objects: FluxObjects;
  private readonly groups: ObjectGroups;
  private readonly lister: FluxLister;
  private readonly followTiming: Partial<FollowTiming>;
  private loaded?: Promise<ObjectActions>;
  private loadedRaw?: Promise<RawObjects>;

  constructor(options: {
    readonly kubernetesApi: KubernetesApi;
    readonly kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    /** How often an object that is acted on is read, and for how long. */
    readonly followTiming?: Partial<FollowTiming>;
    /** How long to wait for lists. */
    readonly listLimits?: ListLimits;
  }) {
    const { kubernetesApi, kubernetesAuthProvidersApi } = options;
    const directory = new ClusterDirectory(kubernetesApi);
    this.client = new ClusterClient(withClusters(kubernetesApi, directory));
    this.objects = new FluxObjects(this.client);
    this.groups = new ObjectGroups(this.client, this.objects);
    this.lister = new FluxLister(
      kubernetesApi,
      kubernetesAuthProvidersApi,
      this.client,
      directory,
      options.listLimits ?? LIST_LIMITS,
    );
    this.followTiming = options.followTiming ?? {};
  }

  async list(
    request: FluxListRequest,
    previous?: FluxListing,
    options: FluxListOptions = {},
  ): Promise<FluxListing> {
    return this.lister.list(request, previous, options);
  }

  async get(ref: FluxRef): Promise<FluxResource | undefined> {
    return this.objects.find(ref);
  }

  async getMany(
    refs: readonly FluxRef[],
  ): Promise<ReadonlyMap<string, FluxReading>> {
    return this.groups.read(refs);
  }

  async getRaw(
    ref: ObjectRef,
    previous?: FluxResource,
  ): Promise<FluxRawObject | undefined> {
    return (await this.raw()).find(ref, previous);
  }

  async listRaw(
    place: KindRef,
    options?: FluxListRawOptions,
  ): Promise<FluxRawList> {
    return (await this.raw()).list(place, options);
  }

  async events(about: ObjectRef): Promise<FluxEvents> {
    return (await this.raw()).events(about);
  }

  async podLogs(pod: ObjectRef, options?: FluxPodLogsOptions): Promise<string> {
    return (await this.raw()).logs(pod, options);
  }

  async canPatch(place: KindRef): Promise<boolean> {
    return this.client.canPatch(place);
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

  /** Loads what details need when the first are opened. */
  private async raw(): Promise<RawObjects> {
    this.loadedRaw ??= import('./raw').then(
      ({ RawObjects: Loaded }) => new Loaded(this.client, this.objects),
    );
    try {
      return await this.loadedRaw;
    } catch (error) {
      this.loadedRaw = undefined;
      throw error;
    }
  }

  /** Loads the actions at the first one: most pages are only read. */
  private async actions(): Promise<ObjectActions> {
    this.loaded ??= import('./act').then(
      ({ FOLLOW_TIMING, ObjectActions: Loaded }) =>
        new Loaded(this.objects, { ...FOLLOW_TIMING, ...this.followTiming }),
    );
    try {
      return await this.loaded;
    } catch (error) {
      this.loaded = undefined;
      throw error;
    }
  }
}
