import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

/** A cluster that is reached with a service account token, as `kubernetes.clusterLocatorMethods` would name it. */
export interface TokenCluster {
  readonly name: string;
  readonly url: string;
  readonly token: string;
}

/** The reader's own cluster: credentials stay in the file and are read where they are used. */
export interface KubeconfigCluster {
  readonly file: string;
  readonly context: string;
}

/** What may change while the backend runs. */
export interface BackendState {
  readonly clusters: readonly TokenCluster[];
  /** Names of Backstage permissions that are denied, such as `kubernetes.proxy`. */
  readonly denied: readonly string[];
}

export interface BackendOptions {
  readonly port: number;
  /** Where the page comes from. */
  readonly corsOrigin: string;
  readonly entities: readonly Entity[];
  /** If given, requests must carry it as a bearer token. Otherwise they need none. */
  readonly token?: string;
  /** If given, it takes the place of the state's clusters. */
  readonly kubeconfig?: KubeconfigCluster;
  /** If given, `kubernetes` of its configuration, with the clusters that it is to have, whatever the state says. */
  readonly kubernetes?: JsonObject;
}

/** What the backend's process is told. */
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

/** What it answers. */
export type FromBackend =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'applied'; readonly id: number };

// Both processes run the same version of this file, so a known type is proof enough of the rest. Other messages do
// come: the TypeScript hook of Backstage's CLI reports each file that it loads.
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
