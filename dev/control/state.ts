import type { Entity } from '@backstage/catalog-model';
import type { Fault } from '../cluster/types';
import type { Permissions } from './simulation';

/** A scenario without its clusters. */
export interface ScenarioTitle {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The response to `GET /state` and to every successful `PUT`. */
export interface ControlState {
  /** `kubeconfig`: the user's own cluster, which accepts no changes. */
  readonly mode: 'simulation' | 'kubeconfig';
  /** The entities in the catalog. */
  readonly entities: readonly Entity[];
  readonly clusters: readonly {
    readonly name: string;
    readonly url: string;
    readonly faults: readonly Fault[];
  }[];
  /** This and the following are empty in kubeconfig mode. */
  readonly scenario: ScenarioTitle | undefined;
  readonly scenarios: readonly ScenarioTitle[];
  readonly permissions: Permissions | undefined;
  /** Denied Backstage permissions. */
  readonly denied: readonly string[];
  readonly faultNames: readonly string[];
}
