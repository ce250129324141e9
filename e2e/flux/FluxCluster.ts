import type { KubeApi } from './KubeApi';
import type { Processes } from './processes';

/** A cluster in which Flux runs, as these tests use it. */
export interface FluxCluster {
  /** May do everything in `namespace`. */
  readonly api: KubeApi;
  /** A file whose context `real` has the README's roles, and nothing else. */
  readonly kubeconfig: string;
  /** The namespace of all objects. */
  readonly namespace: string;
  /** The entity that all objects belong to, and no others in the cluster. */
  readonly entity: string;
  /** Address of this machine as Flux's controllers reach it. */
  readonly address: string;
  /** The account in `namespace` that Flux applies with. By default, it is Flux's own. */
  readonly account?: string;
  /** Whether Pods run without images: see pods.ts. */
  readonly runsPods: boolean;
  /** The programs, where they were started here. */
  readonly processes?: Processes;
  /** Ends what was started. Objects stay. */
  stop(): Promise<void>;
}
