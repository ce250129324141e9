/** What React did since it was last asked. */
export interface CommitCounts {
  /** In which something was drawn. */
  commits: number;
  /** Rows of table bodies that were drawn again. */
  rows: number;
  /** Components within rows that were drawn again, such as the ages, which move on by themselves. */
  parts: number;
}

/** In ms, from the event on. */
export interface Reaction {
  /** To the end of the next frame. */
  readonly frame: number;
  /** To the end of the frame that shows the last change of the rows; `undefined` where none changed. */
  readonly shown?: number;
}

/** In ms since the navigation. */
export interface FirstRow {
  /** The answer with the objects had come. */
  readonly answered: number;
  /** The frame with the first row had been drawn. */
  readonly shown: number;
}

/** What the page tells the bench. */
export interface Probe {
  /** Answers with objects that have been parsed. */
  polls: number;
  firstRow?: FirstRow;
  readonly commits: CommitCounts;
  /** Measures the reaction to the next event of that type. */
  arm(type: 'click' | 'input'): void;
  /** Resolves when nothing changes any more. */
  reaction(): Promise<Reaction>;
}

/** The name of the mark in the trace where an answer has been parsed. */
export const PARSED = 'bench:parsed';

declare global {
  interface Window {
    bench: Probe;
  }
}
