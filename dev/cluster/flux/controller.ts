import type { Attempt } from './Attempt';

/**
 * Everything that differs between Flux's controllers. A run has three phases, each of which may write the status: the
 * beginning, the middle, and the end, at which the request counts as handled.
 */
export interface Controller {
  /** Name in Events and as the field manager that owns the status. */
  readonly name: string;
  readonly manager?: string;
  readonly kinds: readonly string[];
  /** Returns false if the run cannot continue and ends at once. */
  readonly begin: (attempt: Attempt) => boolean;
  readonly middle?: (attempt: Attempt) => void;
  readonly end: (attempt: Attempt) => void;
  /** Returns whether health checks extend the middle of the run. */
  readonly checksHealth?: (attempt: Attempt) => boolean;
  /** Returns whether the run applies objects, in its middle. */
  readonly applies?: (attempt: Attempt) => boolean;
  /** Writes to a suspended object's status, in addition to the handled token. */
  readonly suspended?: (attempt: Attempt) => void;
}
