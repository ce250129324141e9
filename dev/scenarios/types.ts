import type { ClusterSpec } from '../cluster/types';

/** A scenario for the harness and the tests. */
export interface Scenario {
  /** Value of `scenario` in the harness's URL: `?scenario=failing-chart`. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences about what the page should show. */
  readonly description: string;
  /** Returns the clusters in their initial state. `now` is the start time: objects write their times relative to it. */
  readonly clusters: (now: Date) => readonly ClusterSpec[];
}
