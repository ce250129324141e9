import type { Entity } from '@backstage/catalog-model';
import type { Fault } from '../cluster/types';
import type { Permissions } from './simulation';

/** A scenario without its clusters. */
export interface ScenarioTitle {
  readonly id: string;
  readonly title: string;
  readonly tells: string;
}

/** What `GET /state` and every successful `PUT` answer. */
export interface ControlState {
  /** `kubeconfig`: the reader's own cluster; nothing can be put. */
  readonly mode: 'simulation' | 'kubeconfig';
  /** What the catalog has. */
  readonly entities: readonly Entity[];
  readonly clusters: readonly {
    readonly name: string;
    readonly url: string;
    readonly faults: readonly Fault[];
  }[];
  /** The rest is empty with a kubeconfig. */
  readonly scenario: ScenarioTitle | undefined;
  readonly scenarios: readonly ScenarioTitle[];
  readonly permissions: Permissions | undefined;
  /** Backstage's own permissions that are denied. */
  readonly denied: readonly string[];
  readonly faultNames: readonly string[];
}
