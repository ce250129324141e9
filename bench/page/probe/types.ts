/** React's work since the previous reading. */
export interface CommitCounts {
  /** Commits that rendered something. */
  commits: number;
  /** Rows of table bodies that were rendered again. */
  rows: number;
  /** Components within rows that were rendered again, such as ages, which update on their own. */
  parts: number;
}

/** Times from the event, in ms. */
export interface Reaction {
  /** Until the end of the next frame. */
  readonly frame: number;
  /** Until the end of the frame with the last change of the rows; `undefined` if none changed. */
  readonly shown?: number;
}

/** Times since the navigation, in ms. */
export interface FirstRow {
  /** Arrival of the answer with the objects. */
  readonly answered: number;
  /** End of the frame with the first row. */
  readonly shown: number;
  /** End of the frame in which every card has a row. */
  readonly all: number;
}

/** The page's interface for the benchmark. */
export interface Probe {
  /** Number of parsed answers with objects. */
  polls: number;
  firstRow?: FirstRow;
  readonly commits: CommitCounts;
  /** Starts measuring the reaction to the next event of a type. */
  arm(type: 'click' | 'input'): void;
  /** Resolves once nothing changes any more. */
  reaction(): Promise<Reaction>;
}

/** Name of the mark in the trace at which an answer has been parsed. */
export const PARSED = 'bench:parsed';

/** Name of the mark in the trace at which the frame with the first row has been drawn. */
export const SHOWN = 'bench:shown';

declare global {
  interface Window {
    bench: Probe;
  }
}
