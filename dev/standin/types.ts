import type { Entity } from '@backstage/catalog-model';

/** What the stand-in needs of a cluster. `SimulatedCluster` of dev/cluster has it. */
export interface StandInCluster {
  readonly name: string;
  /** The service account token that Backstage's configuration would hold for this cluster. */
  readonly token: string;
  /** The API server. Rejects when the connection is refused. */
  handle(request: Request): Promise<Response>;
}

/** The endpoints that the plugin uses, by what they are for. */
export type Endpoint = 'clusters' | 'query' | 'proxy';

/** A disturbance between the browser and Backstage. The first fault whose `endpoint` fits a request applies. */
export interface BackstageFault {
  /** Absent: every endpoint. */
  readonly endpoint?: Endpoint;
  readonly effect:
    /**
     * 401 and 403 have the body that Backstage sends. Any other status has an HTML page, as a reverse proxy in
     * front of Backstage would answer.
     */
    | { readonly type: 'status'; readonly status: number }
    /** No answer at all: `fetch` rejects. */
    | { readonly type: 'network' }
    | { readonly type: 'delay'; readonly ms: number };
}

/** What reached Backstage, in the order of arrival. */
export interface StandInRequest {
  readonly method: string;
  /** Below `basePath`, with the query string: `/proxy/apis/…?labelSelector=…`. */
  readonly path: string;
  /** The cluster that the `Backstage-Kubernetes-Cluster` header names. */
  readonly cluster: string | undefined;
  /** Parsed if it is JSON, else the text; undefined if there was none. */
  readonly body: unknown;
}

export interface StandInOptions {
  /** A function is asked anew for each request. */
  readonly clusters:
    readonly StandInCluster[] | (() => readonly StandInCluster[]);
  /** The catalog. Queries name an entity, and only what the catalog knows of it counts. */
  readonly entities: readonly Entity[];
  /** @default '/api/kubernetes' */
  readonly basePath?: string;
}

/** Backstage's Kubernetes endpoints, as a function from request to response, with hooks for tests. */
export interface KubernetesBackendStandIn {
  /** Rejects, as `fetch` would, while a `network` fault applies. */
  (request: Request): Promise<Response>;
  readonly basePath: string;
  readonly requests: readonly StandInRequest[];
  setFaults(faults: readonly BackstageFault[]): void;
  /** Backstage's permission system denies exactly these from now on, by name: `kubernetes.proxy`. */
  setDenied(permissions: readonly string[]): void;
  /** No faults, nothing denied, an empty request log. */
  reset(): void;
}
