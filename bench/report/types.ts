import type { Figure } from '../figures';
import type { Machine } from './machine';

/** All that was measured, as it stands in results.json. */
export interface Report {
  readonly machine: Machine;
  /** From few repetitions. */
  readonly short: boolean;
  readonly sections: readonly {
    readonly title: string;
    readonly figures: readonly Figure[];
  }[];
}
