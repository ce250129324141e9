import type { Browser } from 'playwright-core';
import type { World } from '../world/World';

/** Everything needed to measure a figure. */
export interface Bench {
  readonly browser: Browser;
  readonly world: World;
  readonly pageUrl: string;
  /** Few repetitions: a check that everything works, without meaningful figures. */
  readonly short: boolean;
}

/** A row of the report. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  /** Absent if there is nothing to compare with. */
  readonly baseline?: number;
  readonly target?: string;
  /** How it was measured, if the name does not say. */
  readonly note?: string;
}

/** A section of the report. */
export interface Section {
  readonly title: string;
  /** Takes the measurements. */
  readonly run: (bench: Bench) => Promise<readonly Figure[]>;
}
