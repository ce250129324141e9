import type { ClusterSpec } from '../cluster/types';

/** One story that the harness and the tests can play. */
export interface Scenario {
  /** In the harness's URL: `?scenario=failing-chart`. */
  readonly id: string;
  readonly title: string;
  /** What the reader of the screen should see, in a sentence or two. */
  readonly tells: string;
  /**
   * The clusters as they are when the scenario begins. `now` is the moment of its beginning: objects write their
   * times relative to it.
   */
  readonly clusters: (now: Date) => readonly ClusterSpec[];
}
