import type {
  ClusterDescription,
  ClusterOptions,
  ClusterSpec,
  Fault,
  FluxRelease,
  KubernetesObject,
  PolicyRule,
  RequestRecord,
  GrantedRoles,
  Roles,
} from './types';
import { isAcceptable, serves } from './acceptance';
import { Events } from './events/Events';
import { Controllers } from './flux/Controllers';
import { Manifests } from './flux/Manifests';
import { Scripts } from './flux/scripts';
import { isFluxGroup, type ResourceKind } from './kinds';
import { ensureNamespace } from './namespaces';
import { servedKinds } from './releases';
import { defaultRoles, rulesOf } from './roles';
import { ObjectStore } from './store';
import { Workloads } from './workloads/Workloads';
import { authorize } from './wire/access';
import { reviewAccess } from './wire/accessReviews';
import { discover } from './wire/discovery';
import { applyFault, Faults } from './wire/faults';
import { readRequest } from './wire/requestInfo';
import type { ResourceRequest } from './wire/requestInfo';
import { handleResource } from './wire/resources';
import { json, Refusal, unserved } from './wire/status';

const KEPT_REQUESTS = 1000;

/**
 * A Kubernetes API server with Flux's controllers, in memory, behind the Fetch API. The README in this folder lists
 * its limits.
 */
export class SimulatedCluster {
  readonly name: string;
  readonly described: ClusterDescription;
  readonly flux: FluxRelease;
  /** Token of the service account `backstage` in the namespace `backstage`. */
  readonly token: string;

  readonly #kinds: readonly ResourceKind[];
  readonly #scripts = new Scripts();
  readonly #store = new ObjectStore(object => this.#scripts.take(object));
  readonly #controllers: Controllers;
  readonly #workloads: Workloads;
  readonly #events: Events;
  readonly #roles: Roles;
  readonly #gone = new AbortController();
  readonly #faultListeners = new Set<() => void>();
  readonly #faults = new Faults();
  #rules: readonly PolicyRule[];
  #requests: RequestRecord[] = [];

  constructor(spec: ClusterSpec, options: ClusterOptions = {}) {
    this.name = spec.name;
    this.described = spec.described ?? {};
    this.flux = spec.flux;
    this.token = options.token ?? randomToken();
    this.#roles = options.roles ?? defaultRoles;
    this.#rules = rulesOf(spec.rules, this.#roles);
    this.#faults.set(spec.faults ?? []);
    this.#kinds = [
      ...servedKinds(spec.flux, spec.missingCrds, spec.hasOperator),
      ...(spec.otherKinds ?? []),
    ];
    const timing = options.timing ?? {};
    this.#workloads = new Workloads({
      release: spec.flux,
      store: this.#store,
      kinds: this.#kinds,
      scripts: this.#scripts,
      timing,
    });
    this.#controllers = new Controllers({
      release: spec.flux,
      kinds: this.#kinds,
      store: this.#store,
      scripts: this.#scripts,
      manifests: new Manifests(this.#store, this.#kinds),
      workloads: this.#workloads,
      timing,
    });
    ['default', 'kube-system', 'flux-system'].forEach(name =>
      ensureNamespace(this.#store, name),
    );
    spec.objects.forEach(object => this.#load(object));
    this.#events = new Events(this.#store, this.#kinds);
    this.#events.start();
    this.#controllers.start();
  }

  /** The last thousand requests, oldest first. */
  get requests(): readonly RequestRecord[] {
    return this.#requests;
  }

  /** Everything in the cluster, as stored. */
  objects(): readonly KubernetesObject[] {
    return this.#store.all();
  }

  /** Calls the listener after each change of an object, whoever made it. Returns a function that unsubscribes. */
  onChange(listener: () => void): () => void {
    return this.#store.onChange(listener);
  }

  /**
   * Keeps every Flux run from ending until the returned function is called. Runs still start and proceed. Lets a test
   * or a screenshot inspect a running state without racing against it.
   */
  holdRuns(): () => void {
    return this.#controllers.hold();
  }

  setFaults(faults: readonly Fault[]): void {
    this.#faults.set(faults);
    this.#faultListeners.forEach(listener => listener());
  }

  /** True while every connection is refused; a server in front of the cluster should not listen then. */
  get refusesConnections(): boolean {
    return this.#faults.refuse;
  }

  onFaults(listener: () => void): () => void {
    this.#faultListeners.add(listener);
    return () => this.#faultListeners.delete(listener);
  }

  setRules(rules: GrantedRoles | readonly PolicyRule[]): void {
    this.#rules = rulesOf(rules, this.#roles);
  }

  /**
   * Creates or replaces an object, status included, bypassing the API. Without a status, an existing object keeps its
   * own, and a new one is left to the controllers to reconcile.
   */
  apply(object: KubernetesObject): void {
    const kind = this.#kindOf(object);
    const { namespace, name } = object.metadata;
    if (!this.#store.get(kind, namespace, name)) {
      this.#load(object);
      return;
    }
    const writer = { manager: 'simulation' };
    this.#store.update(kind, object, writer);
    if (object.status) {
      this.#store.update(kind, object, { ...writer, subresource: 'status' });
    }
  }

  async handle(request: Request): Promise<Response> {
    const info = readRequest(request);
    const effect = this.#faults.next(request.method, info);
    const answer = () => this.#answer(request, info);
    try {
      const response = await (effect
        ? applyFault(effect, request, info, this.#gone.signal, answer)
        : answer());
      this.#record(request, response.status);
      return response;
    } catch (error) {
      this.#record(request, 0);
      throw error;
    }
  }

  /** Stops the controllers and ends all watches. */
  dispose(): void {
    this.#controllers.stop();
    this.#workloads.stop();
    this.#gone.abort();
  }

  async #answer(
    request: Request,
    info: ResourceRequest | undefined,
  ): Promise<Response> {
    try {
      if (request.headers.get('Authorization') !== `Bearer ${this.token}`) {
        throw new Refusal(401, 'Unauthorized');
      }
      if (!info) {
        return (
          discover(new URL(request.url).pathname, this.#kinds) ?? unserved()
        );
      }
      if (info.group === 'authorization.k8s.io' && info.version === 'v1') {
        return await reviewAccess(info.plural, request, this.#rules);
      }
      authorize(this.#rules, { ...info, resource: info.plural });
      const kind = this.#kinds.find(
        served =>
          served.plural === info.plural &&
          served.group === info.group &&
          served.versions.some(({ name }) => name === info.version),
      );
      if (!kind) return unserved();
      if (!isFluxGroup(kind.group)) this.#workloads.ensure();
      if (kind.kind === 'Event' || info.subresource === 'log') {
        this.#events.ensure();
      }
      const { flux: release } = this;
      const gone = this.#gone.signal;
      return await handleResource({
        kind,
        release,
        store: this.#store,
        info,
        request,
        gone,
        logOf: (pod, now) => this.#workloads.log(pod, now),
      });
    } catch (error) {
      if (error instanceof Refusal) return json(error.body, error.code);
      throw error;
    }
  }

  #load(object: KubernetesObject) {
    const kind = this.#kindOf(object);
    if (!isAcceptable(object)) {
      this.#store.hold(kind, object);
      return;
    }
    ensureNamespace(this.#store, object.metadata.namespace);
    this.#store.create(kind, {
      ...object,
      ...(kind.unseen &&
        !object.status && { status: { observedGeneration: -1 } }),
    });
  }

  #kindOf({ apiVersion, kind, metadata }: KubernetesObject): ResourceKind {
    const served = this.#kinds.find(
      candidate =>
        candidate.kind === kind &&
        (typeof apiVersion !== 'string' || serves(candidate, apiVersion)),
    );
    if (served) return served;
    throw new Error(
      `Cluster ${this.name} (Flux ${this.flux}) does not serve ${kind} at ${apiVersion}, which ${metadata.name} is`,
    );
  }

  #record(request: Request, status: number) {
    const { pathname, search } = new URL(request.url);
    this.#requests.push({
      method: request.method,
      path: pathname + search,
      status,
    });
    if (this.#requests.length > KEPT_REQUESTS) this.#requests.shift();
  }
}

function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
