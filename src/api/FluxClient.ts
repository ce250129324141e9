import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import {
  KINDS,
  type FluxKind,
  type FluxObject,
  type FluxResource,
} from '../flux';
import { ClusterDirectory } from './clusters';
import {
  queryCustomResources,
  type KindVersion,
  type VersionAnswer,
} from './customResourceQuery';
import type {
  FluxActionOptions,
  FluxActionOutcome,
  FluxApi,
  FluxListRequest,
} from './FluxApi';
import { CLI_TIMING, followObject, type FollowTiming } from './followObject';
import { foldAnswers, type FluxListing, type KindAnswer } from './listing';
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
  private readonly directory: ClusterDirectory;
  private readonly served = new ServedVersions();
  private readonly timing: FollowTiming;

  constructor(options: {
    readonly kubernetesApi: KubernetesApi;
    readonly kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    /** How an action's object is followed; as the flux CLI does by default. */
    readonly followTiming?: FollowTiming;
  }) {
    this.kubernetesApi = options.kubernetesApi;
    this.directory = new ClusterDirectory(
      options.kubernetesApi,
      options.kubernetesAuthProvidersApi,
    );
    this.timing = options.followTiming ?? CLI_TIMING;
  }

  async list(
    request: FluxListRequest,
    previous?: FluxListing,
  ): Promise<FluxListing> {
    const { kinds } = request;
    const now = Date.now();
    const known = await this.directory.list(now);
    const clusters = known.map(({ name }) => name);
    const ask = async (asked: readonly KindVersion[]) =>
      asked.length === 0
        ? []
        : queryCustomResources(this.kubernetesApi, {
            entity: request.entity,
            auth: await this.directory.auth(request.entity, known),
            clusters,
            asked,
          });

    const planned = kinds.flatMap(kind =>
      this.served
        .toAsk(kind, clusters, now)
        .map(version => ({ kind, version })),
    );
    const first = await ask(planned);
    const second = await ask(this.versionsToTry(planned, first, now));
    const answers = [...first, ...second];

    const asked = new Set([
      ...clusters,
      ...answers.map(({ cluster }) => cluster),
    ]);
    if (asked.size > clusters.length) this.directory.forget();
    return foldAnswers(previous, {
      clusters: [...asked].map(name => ({ name })),
      kinds,
      answers: [...asked].flatMap(cluster =>
        kinds.map(kind => this.conclude(cluster, kind, answers, now)),
      ),
      now,
    });
  }

  /** What a cluster says of a kind, in its newest version that it serves; what it serves is remembered. */
  private conclude(
    cluster: string,
    kind: FluxKind,
    answers: readonly VersionAnswer[],
    now: number,
  ): KindAnswer {
    const own = answers.filter(
      each => each.cluster === cluster && each.kind === kind,
    );
    const current = this.served.current(cluster, kind);
    const byVersion = (version: string) =>
      own.find(each => each.version === version);
    const newestFirst = KINDS[kind].versions.flatMap(
      version => byVersion(version) ?? [],
    );

    const good = newestFirst.find(each => each.outcome === 'objects');
    if (good?.outcome === 'objects') {
      this.served.learnServed(cluster, kind, good.version);
      return { cluster, kind, version: good.version, objects: good.objects };
    }
    const bad = newestFirst.find(each => each.outcome === 'error');
    if (bad?.outcome === 'error') {
      return { cluster, kind, version: current, objects: [], error: bad.error };
    }
    if (newestFirst.length > 0) this.served.learnAbsent(cluster, kind, now);
    return { cluster, kind, version: current, objects: [] };
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
    const before = asked.lastHandledReconcileAt;
    // Another request may overtake this one; then its token is handled instead (as the CLI, compare with the old one).
    return this.follow(
      asked,
      now => now.lastHandledReconcileAt !== before,
      options,
    );
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
      now.conditions.some(
        ({ type, observedGeneration }) =>
          type === 'Ready' && observedGeneration === resumed.generation,
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
    return followObject(resource, read, isHandled, this.timing, options);
  }

  /** Where a cluster serves a kind in none of the versions that it was asked for: all others. */
  private versionsToTry(
    asked: readonly KindVersion[],
    answers: readonly VersionAnswer[],
    now: number,
  ): readonly KindVersion[] {
    const unserved = new Set(
      answers
        .filter(
          ({ cluster, kind }) => !this.served.isAbsent(cluster, kind, now),
        )
        .filter(({ cluster, kind }) =>
          answers.every(
            each =>
              each.cluster !== cluster ||
              each.kind !== kind ||
              each.outcome === 'notServed',
          ),
        )
        .map(({ kind }) => kind),
    );
    return [...unserved].flatMap(kind =>
      KINDS[kind].versions
        .filter(
          version =>
            !asked.some(each => each.kind === kind && each.version === version),
        )
        .map(version => ({ kind, version })),
    );
  }
}
