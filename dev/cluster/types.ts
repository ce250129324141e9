import type { ClusterAttributes } from '@backstage/plugin-kubernetes-common';
import type { ResourceKind } from './kinds';

/** The Flux releases that the simulated cluster supports. Each serves the API versions of that release. */
export type FluxRelease =
  '2.0' | '2.1' | '2.2' | '2.3' | '2.4' | '2.5' | '2.6' | '2.7' | '2.8' | '2.9';

/**
 * A Kubernetes object as stored in etcd. Only the fields that every object has are typed; the rest is up to the scenario.
 */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    generation?: number;
    resourceVersion?: string;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    [key: string]: unknown;
  };
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  [key: string]: unknown;
}

/** A rule of a Kubernetes ClusterRole. */
export interface PolicyRule {
  apiGroups: readonly string[];
  resources: readonly string[];
  verbs: readonly string[];
  resourceNames?: readonly string[];
  /** Bound by RoleBindings in these namespaces instead of by a ClusterRoleBinding. */
  namespaces?: readonly string[];
}

/** A fault on the way to a cluster's API server. The first one that matches a request applies. */
export interface Fault {
  /** Plural of the resource (`helmreleases`), or absent for every request. */
  readonly plural?: string;
  /** API version of the resource (`v2beta1`), or absent for every version. */
  readonly version?: string;
  /** HTTP methods that it affects; absent for all. */
  readonly methods?: readonly string[];
  /** Number of requests that it affects; absent for no limit. */
  readonly times?: number;
  readonly effect:
    | {
        readonly type: 'status';
        readonly status: number;
        readonly message?: string;
      }
    /** 409, as if someone else had written the object at the same time. Nothing is written. */
    | { readonly type: 'conflict' }
    /** 403 in RBAC's words, whatever an access review says. Nothing is written. */
    | { readonly type: 'forbidden' }
    /** A page from something in between, such as a login page (status 200) or a gateway (502). */
    | { readonly type: 'html'; readonly status?: number }
    | { readonly type: 'truncated' }
    | { readonly type: 'empty' }
    | { readonly type: 'no-items' }
    | { readonly type: 'no-kind' }
    | { readonly type: 'no-metadata' }
    | { readonly type: 'delay'; readonly ms: number }
    /** The TCP connection is refused (over HTTP: the cluster's port is closed; over fetch: the handler rejects). */
    | { readonly type: 'refused' };
}

/** Title and dashboard of a cluster in Backstage's `kubernetes` configuration. */
export type ClusterDescription = Omit<ClusterAttributes, 'name'>;

/** Initial state of a simulated cluster. */
export interface ClusterSpec {
  /** Name in Backstage's `kubernetes` configuration. */
  readonly name: string;
  /** Its title and dashboard there. Default: none. */
  readonly described?: ClusterDescription;
  readonly flux: FluxRelease;
  readonly objects: readonly KubernetesObject[];
  /** Flux Operator is installed, beside Flux itself. */
  readonly hasOperator?: boolean;
  /** Further kinds that the cluster serves, of neither Kubernetes nor Flux. */
  readonly otherKinds?: readonly ResourceKind[];
  /** Plurals of CRDs that are not installed (`imagepolicies`). */
  readonly missingCrds?: readonly string[];
  readonly faults?: readonly Fault[];
  /**
   * Permissions of the cluster's service account: the README's roles of these names, or exactly these rules. Default:
   * `view+sync`.
   */
  readonly rules?: GrantedRoles | readonly PolicyRule[];
}

/** The README's roles that a service account has. */
export type GrantedRoles = 'view' | 'view+sync' | 'view+sync+details';

/** The rules of the README's roles. */
export interface Roles {
  /** Reads Flux's kinds. */
  readonly view: readonly PolicyRule[];
  /** Patches them. */
  readonly sync: readonly PolicyRule[];
  /** Reads Kubernetes' own kinds. */
  readonly details: readonly PolicyRule[];
}

/** Durations of the controllers' work, in milliseconds. */
export interface Timing {
  /** From a change to the start of the run that it triggers. Default 150. */
  readonly startMs?: number;
  /** From the start of a run to its end. Default 2000. */
  readonly reconcileMs?: number;
  /** Added for a run that waits for what it has applied. Default 2000. */
  readonly healthCheckMs?: number;
  /** How often an object that waits for a dependency checks again. Default 30000, as in Flux. */
  readonly dependencyMs?: number;
  /** From applying a workload to the end of its rollout. Default 1500. */
  readonly podsMs?: number;
  /** Between routine runs. Default: each object's own `spec.interval`; 0: never. */
  readonly intervalMs?: number;
}

export interface ClusterOptions {
  readonly timing?: Timing;
  /** The rules that "view" and "view+sync" stand for. Default: the roles in the README. */
  readonly roles?: Roles;
  /** The service account's token. Default: a random one. */
  readonly token?: string;
}

/** A request that the cluster answered. Status 0: the connection was refused. */
export interface RequestRecord {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
}
