import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { ClusterDescription } from '../cluster/types';

/** A cluster accessed with a service account token, as in `kubernetes.clusterLocatorMethods`. */
export interface TokenCluster {
  readonly name: string;
  /** Its title and dashboard. */
  readonly described?: ClusterDescription;
  readonly url: string;
  readonly token: string;
}

/** The user's own cluster. Credentials stay in the file and are read where they are needed. */
export interface KubeconfigCluster {
  readonly file: string;
  readonly context: string;
}

/** The part of the backend's state that can change while it runs. */
export interface BackendState {
  readonly clusters: readonly TokenCluster[];
  /** Names of denied Backstage permissions, such as `kubernetes.proxy`. */
  readonly denied: readonly string[];
}

export interface BackendOptions {
  readonly port: number;
  /** Origin of the page. */
  readonly corsOrigin: string;
  readonly entities: readonly Entity[];
  /** Bearer token that requests must carry. Absent: none needed. */
  readonly token?: string;
  /** Cluster to use instead of those in the state. */
  readonly kubeconfig?: KubeconfigCluster;
  /** Value of `kubernetes` in the configuration, including its clusters, which replace those in the state. */
  readonly kubernetes?: JsonObject;
}

/** A message to the backend's process. */
export type ToBackend =
  | {
      readonly type: 'start';
      readonly options: BackendOptions;
      readonly state: BackendState;
    }
  | {
      readonly type: 'state';
      readonly id: number;
      readonly state: BackendState;
    };

/** A message from the backend's process. */
export type FromBackend =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'applied'; readonly id: number };

// Both processes run the same version of this file, so checking the type is enough. Other messages do arrive: the
// TypeScript hook of Backstage's CLI reports each file that it loads.
export function isToBackend(message: unknown): message is ToBackend {
  return ['start', 'state'].includes(typeOf(message));
}

export function isFromBackend(message: unknown): message is FromBackend {
  return ['ready', 'failed', 'applied'].includes(typeOf(message));
}

function typeOf(message: unknown): string {
  return typeof message === 'object' && message !== null && 'type' in message
    ? String(message.type)
    : '';
}
