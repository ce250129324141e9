import type { Browser } from 'playwright-core';
import type { Plugin } from '../page/contestants';
import type { World } from '../world/World';

/** Everything needed to measure a figure. */
export interface Bench {
  readonly browser: Browser;
  readonly world: World;
  readonly pageUrl: string;
  /** Sets the URL of Backstage's backend for the pages that are opened from then on. */
  readonly setBackend: (url: string) => void;
  /** Few repetitions: a check that everything works, without meaningful figures. */
  readonly short: boolean;
  /** The plugins to measure, where there is something to compare with. */
  readonly plugins: readonly Plugin[];
}

/** The measurements of each plugin. Those that were not measured, or have no such thing, are absent. */
export type Compared<T> = { readonly ours: T } & {
  readonly [plugin in Plugin]?: T;
};

/** A row of the report. */
export interface Figure extends Compared<number> {
  readonly what: string;
  /** Text of its row in the README's table. Figures with the same text share the row. */
  readonly readme?: string;
  readonly unit: string;
  readonly target?: string;
  /** How it was measured, if the name does not say. */
  readonly note?: string;
}

/** A section of the report. */
export interface Section {
  readonly title: string;
  /** Skips the incumbent in the short form: measuring it takes long, and other sections check that it works. */
  readonly skipsIncumbent?: boolean;
  /** Takes the measurements. */
  readonly run: (bench: Bench) => Promise<readonly Figure[]>;
}
