import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import {
  isFluxKind,
  isRecord,
  definitionOf,
  type KindRef,
  type ObjectRef,
} from '../../flux';
import { FluxError, type FluxErrorPlace } from '../errors';
import { AccessReviews } from './AccessReviews';
import type { ProxyApi } from './ClusterClocks';
import { ClusterFacts } from './ClusterFacts';
import { Discovery } from './Discovery';
import { listPath, objectPath, type ServedKind } from './paths';
import { NotServed } from './NotServed';
import { ReadQueue } from './ReadQueue';
import { request, requestText } from './request';
import { unlessAborted, withTimeLimit } from './timeLimit';

/**
 * kustomize-controller strips the fields of managers whose names begin with `kubectl`; this is the name under which
 * Flux's documentation writes annotations and spec.suspend by hand, and which it leaves alone.
 */
const FIELD_MANAGER = 'flux-client-side-apply';

/** Time limit of a write in ms. */
const WRITE_LIMIT_MS = 30_000;

const PODS: ServedKind = {
  group: '',
  version: 'v1',
  plural: 'pods',
  isNamespaced: true,
};

/** An object as JSON, and the version that it was read at. */
export interface ServedObject {
  readonly version: string;
  readonly object: unknown;
}

/** Selects the objects of a list. */
export interface ListOptions {
  /** Default: the newest one that the cluster is known to serve. */
  readonly version?: string;
  /** How the cluster serves the kind, if it is not Flux's. Default: as discovery says. */
  readonly served?: ServedKind;
  /** As `kubectl -l` takes it. */
  readonly labelSelector?: string;
  /** As `kubectl --field-selector` takes it. */
  readonly fieldSelector?: string;
  /** Bounds the request in time, instead of this client's own queue and limit. */
  readonly signal?: AbortSignal;
}

/** Selects a part of a list. */
export interface PageOptions extends ListOptions {
  /** Most objects to return. */
  readonly limit?: number;
  /** {@link Page.next} of the page before. */
  readonly after?: string;
}

/** Selects a part of a log. */
export interface LogOptions {
  /** Default: the only container, or the one that the Pod's annotation names. */
  readonly container?: string;
  /** Number of lines at the end. Default: all. */
  readonly tailLines?: number;
  /** The log of the container before its last restart. */
  readonly previous?: boolean;
}

/** A part of a list. */
export interface Page {
  readonly version: string;
  readonly items: readonly unknown[];
  /** Present where the list goes on. */
  readonly next?: string;
}

/**
 * Reads and writes single clusters through Backstage's proxy: objects of any kind, as JSON. Reads wait for their turn
 * (see {@link ReadQueue}), writes do not.
 *
 * Flux's kinds are requested at versions known to this plugin (see {@link ClusterFacts.versions}), all others at the
 * version that the cluster prefers (see {@link Discovery}). Secrets are never requested.
 */
export class ClusterClient {
  private readonly queue = new ReadQueue();
  private readonly discovery = new Discovery((place, path) =>
    this.read(place, path, { method: 'GET' }),
  );

  private readonly reviews = new AccessReviews((place, path, body) =>
    this.read(place, path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

  private readonly proxyApi: ProxyApi;

  constructor(
    kubernetesApi: KubernetesApi,
    readonly facts = new ClusterFacts(kubernetesApi),
  ) {
    this.proxyApi = facts.clocks.watching(kubernetesApi);
  }

  /**
   * Reads one object, at the first version that the cluster serves.
   *
   * @param version - the version to try first; default: as {@link ListOptions.version}
   * @param known - as {@link ListOptions.served}
   * @throws FluxError `notFound` where there is no such object, {@link NotServed} where the cluster lacks the kind
   */
  async get(
    ref: ObjectRef,
    version?: string,
    known?: ServedKind,
  ): Promise<ServedObject> {
    return this.atServedVersion(ref, { version, served: known }, served =>
      this.getAt(served, ref),
    );
  }

  /**
   * Lists objects of a kind, in one namespace or all, at one version. Without a `limit`: all of them.
   *
   * @throws FluxError, {@link NotServed} where the cluster lacks the kind
   */
  async list(place: KindRef, options: PageOptions = {}): Promise<Page> {
    const [served] = await this.servedKinds(place, options);
    return this.pageAt(served, place, options);
  }

  /**
   * Lists some objects of a kind, at the first version that the cluster serves.
   *
   * @throws FluxError, {@link NotServed} where the cluster lacks the kind
   */
  async listPage(place: KindRef, options: PageOptions = {}): Promise<Page> {
    return this.atServedVersion(place, options, served =>
      this.pageAt(served, place, options),
    );
  }

  /**
   * Writes a merge patch.
   *
   * @param version - the one that the object was read at
   * @param outer - when it aborts, its reason is thrown; the patch may have been written
   * @returns the object after the patch, as JSON
   * @throws FluxError; {@link NoAnswerInTime} where the patch may have been written, or may be yet
   */
  async patch(
    ref: ObjectRef,
    version: string,
    patch: object,
    outer?: AbortSignal,
  ): Promise<unknown> {
    const [served] = await this.servedKinds(ref, { version });
    const path = `${objectPath(served, ref)}?fieldManager=${FIELD_MANAGER}`;
    const place = { ...ref, verb: 'patch', objectName: ref.name } as const;
    const init = {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify(patch),
    };
    try {
      return await withTimeLimit(
        WRITE_LIMIT_MS,
        place,
        signal => {
          const answer = request(this.proxyApi, place, path, {
            ...init,
            signal,
          });
          return unlessAborted(signal, answer);
        },
        outer,
      );
    } catch (thrown) {
      // The rules that are known may have permitted it.
      if (thrown instanceof FluxError && thrown.problem === 'forbidden') {
        this.reviews.forget(ref);
      }
      throw thrown;
    }
  }

  /**
   * Returns whether the cluster lets the caller patch objects of a kind in a namespace.
   *
   * @returns the names of those that it permits, where roles permit only them
   * @throws FluxError when the cluster does not say
   */
  async canPatch(place: KindRef): Promise<boolean | readonly string[]> {
    const [{ plural }] = await this.servedKinds(place);
    return this.reviews.canPatch({ ...place, plural });
  }

  /** Returns how to request a kind: the version to try first, and others that the cluster may serve instead. */
  private async servedKinds(
    place: KindRef,
    { version, served: known }: Pick<ListOptions, 'version' | 'served'> = {},
  ): Promise<readonly [ServedKind, ...ServedKind[]]> {
    const { cluster, group, kind } = place;
    if (group === '' && kind === 'Secret') {
      throw new FluxError('other', 'Secrets are never read', place);
    }
    if (!isFluxKind(kind) || definitionOf(kind).group !== group) {
      const served = known ?? (await this.discovery.find(place));
      return [version === undefined ? served : { ...served, version }];
    }
    const { plural, versions } = definitionOf(kind);
    const at = (v: string): ServedKind => ({
      group,
      version: v,
      plural,
      isNamespaced: true,
    });
    const first = version ?? this.facts.versions.current(cluster, kind);
    return [at(first), ...versions.filter(v => v !== first).map(at)];
  }

  /** Reads at the first of the versions that the cluster serves. */
  private async atServedVersion<T>(
    place: KindRef,
    options: Pick<ListOptions, 'version' | 'served'>,
    read: (served: ServedKind) => Promise<T>,
  ): Promise<T> {
    const [first, ...others] = await this.servedKinds(place, options);
    try {
      return await read(first);
    } catch (thrown) {
      if (!(thrown instanceof NotServed)) throw thrown;
      for (const served of others) {
        const found = await read(served).catch(unlessServed);
        if (found) return found;
      }
      this.discovery.forget(place);
      throw thrown;
    }
  }

  private async pageAt(
    served: ServedKind,
    place: KindRef,
    { labelSelector, fieldSelector, limit, after, signal }: PageOptions,
  ): Promise<Page> {
    const query = queryOf({
      labelSelector,
      fieldSelector,
      limit,
      continue: after,
    });
    const path = `${listPath(served, place)}${query}`;
    const answer = await this.read(place, path, { method: 'GET', signal });
    if (
      !isRecord(answer) ||
      typeof answer.kind !== 'string' ||
      !Array.isArray(answer.items)
    ) {
      throw new FluxError('malformed', 'the response is not a list', place);
    }
    const { metadata } = answer;
    const next = isRecord(metadata) ? metadata.continue : undefined;
    return {
      version: served.version,
      items: answer.items,
      ...(typeof next === 'string' && next !== '' && { next }),
    };
  }

  private async getAt(
    served: ServedKind,
    ref: ObjectRef,
  ): Promise<ServedObject> {
    const path = objectPath(served, ref);
    const place = { ...ref, verb: 'get' } as const;
    const object = await this.read(place, path, { method: 'GET' });
    return { version: served.version, object };
  }

  /**
   * Reads the API groups that the cluster serves, as JSON.
   *
   * @throws FluxError
   */
  async groups(cluster: string): Promise<readonly unknown[]> {
    const place = { cluster, group: '', kind: 'APIGroup' };
    const answer = await this.read(place, '/apis', { method: 'GET' });
    if (!isRecord(answer) || !Array.isArray(answer.groups)) {
      const message = 'the response is not a list of API groups';
      throw new FluxError('malformed', message, place);
    }
    return answer.groups;
  }

  /**
   * Reads the log of a Pod's container, as text.
   *
   * @throws FluxError
   */
  async log(pod: ObjectRef, options: LogOptions = {}): Promise<string> {
    const { container, tailLines, previous } = options;
    const query = queryOf({
      container,
      tailLines,
      previous: previous ? 'true' : undefined,
    });
    const path = `${objectPath(PODS, pod)}/log${query}`;
    const place = { ...pod, verb: 'get' } as const;
    return this.queue.run(pod.cluster, signal =>
      requestText(this.proxyApi, place, path, {
        method: 'GET',
        signal,
      }),
    );
  }

  /** Sends a request that changes nothing. */
  private async read(
    place: FluxErrorPlace & { readonly cluster: string },
    path: string,
    init: RequestInit,
  ): Promise<unknown> {
    const send = (signal: AbortSignal) =>
      request(this.proxyApi, place, path, { ...init, signal });
    return init.signal
      ? unlessAborted(init.signal, send(init.signal))
      : this.queue.run(place.cluster, send);
  }
}

function queryOf(
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const parts = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function unlessServed(thrown: unknown): undefined {
  if (!(thrown instanceof NotServed)) throw thrown;
  return undefined;
}
