import type { Browser } from 'playwright-core';
import type { World } from '../world/World';

/** What a figure is measured with. */
export interface Bench {
  readonly browser: Browser;
  readonly world: World;
  readonly pageUrl: string;
  /** Few repetitions: whether it works, and no figure to quote. */
  readonly short: boolean;
}

/** A line of the report. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  /** Absent where it has nothing to compare with. */
  readonly baseline?: number;
  readonly target?: string;
  /** How it was measured, where the name does not tell. */
  readonly note?: string;
}

/** One of the sections of the report. */
export interface Section {
  readonly title: string;
  /** Measures. */
  readonly run: (bench: Bench) => Promise<readonly Figure[]>;
}
