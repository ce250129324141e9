import type { Figure } from '../figures';
import type { Machine } from './machine';

/** All measurements, as written to results.json. */
export interface Report {
  readonly machine: Machine;
  /** Measured with few repetitions. */
  readonly short: boolean;
  readonly sections: readonly {
    readonly title: string;
    readonly figures: readonly Figure[];
  }[];
}
