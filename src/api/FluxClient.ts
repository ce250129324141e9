import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import type { FluxObject, FluxResource } from '../flux';
import type {
  FluxActionOptions,
  FluxActionOutcome,
  FluxApi,
  FluxListOptions,
  FluxListRequest,
} from './FluxApi';
import { FluxLister, LIST_LIMITS, type ListLimits } from './FluxLister';
import { CLI_TIMING, followObject, type FollowTiming } from './followObject';
import type { FluxListing } from './listing';
import {
  getObject,
  mayPatch,
  patchObject,
  type ObjectPlace,
} from './objectRequests';
import { getReferenced } from './referencedObject';
import { ServedVersions } from './versions';

/** Flux through Backstage's Kubernetes API: the only place that knows its URLs, matchers and patches. */
export class FluxClient implements FluxApi {
  private readonly kubernetesApi: KubernetesApi;
  private readonly lister: FluxLister;
  private readonly served = new ServedVersions();
  private readonly timing: FollowTiming;

  constructor(options: {
    readonly kubernetesApi: KubernetesApi;
    readonly kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    /** How an action's object is followed; as the flux CLI does by default. */
    readonly followTiming?: FollowTiming;
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
    this.timing = options.followTiming ?? CLI_TIMING;
  }

  async list(
    request: FluxListRequest,
    previous?: FluxListing,
    options: FluxListOptions = {},
  ): Promise<FluxListing> {
    return this.lister.list(request, previous, options);
  }

  async getReferenced(place: ObjectPlace): Promise<FluxResource | undefined> {
    const known = this.served.current(place.cluster, place.kind);
    return getReferenced(this.kubernetesApi, place, known);
  }

  async mayAct(resource: FluxResource): Promise<boolean> {
    return mayPatch(this.kubernetesApi, resource);
  }

  async sync(
    resource: FluxObject,
    options?: FluxActionOptions,
  ): Promise<FluxActionOutcome> {
    const requestedAt = new Date().toISOString();
    const asked = await patchObject(this.kubernetesApi, resource, {
      metadata: {
        annotations: { 'reconcile.fluxcd.io/requestedAt': requestedAt },
      },
    });
    // Runs end with the token that they began with, so a run that was under way, or asked for before, ends with an
    // older one. Where somebody else has asked since, their token is handled instead of this one.
    const older = [asked.lastHandledReconcileAt, resource.requestedAt];
    const isHandled = (now: FluxResource) =>
      now.lastHandledReconcileAt === requestedAt ||
      (now.requestedAt !== requestedAt &&
        !older.includes(now.lastHandledReconcileAt));
    return this.follow(asked, isHandled, options);
  }

  async suspend(
    resource: FluxObject,
    options?: FluxActionOptions,
  ): Promise<FluxActionOutcome> {
    const suspended = await patchObject(this.kubernetesApi, resource, {
      spec: { suspend: true },
    });
    options?.onProgress?.(suspended);
    return {
      result: suspended.suspended ? 'succeeded' : 'failed',
      resource: suspended,
    };
  }

  async resume(
    resource: FluxObject,
    options?: FluxActionOptions,
  ): Promise<FluxActionOutcome> {
    // Removed, not false: a false that is written would be a field of its own, for others to fight over.
    const resumed = await patchObject(this.kubernetesApi, resource, {
      spec: { suspend: null },
    });
    const isHandled = (now: FluxResource) =>
      now.isStatic ||
      now.conditions.some(
        ({ type, observedGeneration }) =>
          type === 'Ready' &&
          // Older controllers say it only once, for the whole status.
          (observedGeneration || now.observedGeneration) === resumed.generation,
      );
    return this.follow(resumed, isHandled, options);
  }

  private follow(
    resource: FluxResource,
    isHandled: (resource: FluxResource) => boolean,
    options: FluxActionOptions | undefined,
  ): Promise<FluxActionOutcome> {
    options?.onProgress?.(resource);
    const read = (former: FluxResource) =>
      getObject(this.kubernetesApi, former);
    // Flux need not handle what is asked of an object that is suspended, or on its way out.
    const isOver = (now: FluxResource) =>
      now.suspended || now.deletedAt !== undefined || isHandled(now);
    return followObject(resource, read, isOver, this.timing, options);
  }
}
