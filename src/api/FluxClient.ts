import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import type { FluxObject, FluxRef, FluxResource, KindRef } from '../flux';
import { FOLLOW_TIMING, ObjectActions, type FollowTiming } from './act';
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
  FluxListOptions,
  FluxListRequest,
  FluxReading,
  FluxResumeOptions,
  FluxSuspendOptions,
  FluxSyncOptions,
} from './FluxApi';
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
  private readonly actions: ObjectActions;

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
    const timing = { ...FOLLOW_TIMING, ...options.followTiming };
    this.actions = new ObjectActions(this.objects, timing);
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

  async canPatch(place: KindRef): Promise<boolean> {
    return this.client.canPatch(place);
  }

  async sync(
    resource: FluxObject,
    options?: FluxSyncOptions,
  ): Promise<FluxActionOutcome> {
    return this.actions.sync(resource, options);
  }

  async suspend(
    resource: FluxObject,
    options?: FluxSuspendOptions,
  ): Promise<FluxActionOutcome> {
    return this.actions.suspend(resource, options);
  }

  async resume(
    resource: FluxObject,
    options?: FluxResumeOptions,
  ): Promise<FluxActionOutcome> {
    return this.actions.resume(resource, options);
  }
}
