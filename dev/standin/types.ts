import type { Entity } from '@backstage/catalog-model';
import type { ClusterAttributes } from '@backstage/plugin-kubernetes-common';

/** The part of a cluster that the stand-in needs. `SimulatedCluster` of dev/cluster provides it. */
export interface StandInCluster {
  readonly name: string;
  /** Its title and dashboard in Backstage's configuration. */
  readonly described?: Omit<ClusterAttributes, 'name'>;
  /** The cluster's service account token, as in Backstage's configuration. */
  readonly token: string;
  /** Handles a request to the API server. Rejects when the connection is refused. */
  handle(request: Request): Promise<Response>;
}

/** The endpoints that the plugin uses. */
export type Endpoint = 'clusters' | 'query' | 'proxy';

/** A fault between the browser and Backstage. The first one whose `endpoint` matches a request applies. */
export interface BackstageFault {
  /** Absent for all endpoints. */
  readonly endpoint?: Endpoint;
  readonly effect:
    /**
     * 401 and 403 have Backstage's body. Any other status has an HTML page, like the answer of a reverse proxy in
     * front of Backstage.
     */
    | { readonly type: 'status'; readonly status: number }
    /** No answer: `fetch` rejects. */
    | { readonly type: 'network' }
    | { readonly type: 'delay'; readonly ms: number };
}

/** A request to Backstage, in order of arrival. */
export interface StandInRequest {
  readonly method: string;
  /** Below `basePath`, with the query string: `/proxy/apis/…?labelSelector=…`. */
  readonly path: string;
  /** The cluster in the `Backstage-Kubernetes-Cluster` header. */
  readonly cluster: string | undefined;
  /** JSON if it can be parsed, otherwise text; undefined if there was none. */
  readonly body: unknown;
}

/** How Backstage chooses the clusters of an entity. */
export type ServiceLocator = 'singleTenant' | 'multiTenant' | 'catalogRelation';

export interface StandInOptions {
  /** A function is called for each request. */
  readonly clusters:
    readonly StandInCluster[] | (() => readonly StandInCluster[]);
  /** The catalog. Queries refer to an entity by name; only the catalog's version of it counts. */
  readonly entities: readonly Entity[];
  /** `kubernetes.serviceLocatorMethod` of Backstage's configuration. @default 'singleTenant' */
  readonly serviceLocator?: ServiceLocator;
  /** @default '/api/kubernetes' */
  readonly basePath?: string;
}

/** Backstage's Kubernetes endpoints as a function from request to response, with hooks for tests. */
export interface KubernetesBackendStandIn {
  /** Rejects, as `fetch` does, while a `network` fault applies. */
  (request: Request): Promise<Response>;
  readonly basePath: string;
  readonly requests: readonly StandInRequest[];
  setFaults(faults: readonly BackstageFault[]): void;
  /** Sets the denied Backstage permissions, by name: `kubernetes.proxy`. */
  setDenied(permissions: readonly string[]): void;
  /** Removes all faults and denials, and clears the request log. */
  reset(): void;
}
