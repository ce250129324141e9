import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import type { FluxObject, FluxRef, FluxResource, KindRef } from '../flux';
import type {
  FluxActionOutcome,
  FluxApi,
  FluxListOptions,
  FluxListRequest,
  FluxResumeOptions,
  FluxSuspendOptions,
  FluxSyncOptions,
} from './FluxApi';
import { FluxLister, LIST_LIMITS, type ListLimits } from './list/FluxLister';
import { FOLLOW_TIMING, type FollowTiming } from './act/followObject';
import type { FluxListing } from './list/listing';
import { ObjectActions } from './act/ObjectActions';
import { mayPatch } from './cluster/objectRequests';
import { getReferenced } from './cluster/referencedObject';
import { ServedVersions } from './cluster/versions';

/** Flux through Backstage's Kubernetes API: the only place that knows its URLs, matchers and patches. @public */
export class FluxClient implements FluxApi {
  private readonly kubernetesApi: KubernetesApi;
  private readonly lister: FluxLister;
  private readonly served = new ServedVersions();
  private readonly actions: ObjectActions;

  constructor(options: {
    readonly kubernetesApi: KubernetesApi;
    readonly kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    /** How an action's object is followed. */
    readonly followTiming?: Partial<FollowTiming>;
    /** How long to wait for lists. */
    readonly listLimits?: ListLimits;
  }) {
    this.kubernetesApi = options.kubernetesApi;
    this.lister = new FluxLister(
      options.kubernetesApi,
      options.kubernetesAuthProvidersApi,
      this.served,
      options.listLimits ?? LIST_LIMITS,
    );
    this.actions = new ObjectActions(
      options.kubernetesApi,
      { ...FOLLOW_TIMING, ...options.followTiming },
      ref => this.get(ref),
    );
  }

  async list(
    request: FluxListRequest,
    previous?: FluxListing,
    options: FluxListOptions = {},
  ): Promise<FluxListing> {
    return this.lister.list(request, previous, options);
  }

  async get(ref: FluxRef): Promise<FluxResource | undefined> {
    const known = this.served.current(ref.cluster, ref.kind);
    return getReferenced(this.kubernetesApi, ref, known);
  }

  async canPatch(place: KindRef): Promise<boolean> {
    return mayPatch(this.kubernetesApi, place);
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
