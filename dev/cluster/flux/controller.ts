import type { Attempt } from './Attempt';

/**
 * What Flux's controllers differ in. A run has three moments, and each may write the status: its beginning, its
 * middle, and its end, at which the request counts as handled.
 */
export interface Controller {
  /** As Events name it; it owns the status as a field manager. */
  readonly name: string;
  readonly manager?: string;
  readonly kinds: readonly string[];
  /** False if the run cannot go on, so that its end comes at once. */
  readonly begin: (attempt: Attempt) => boolean;
  readonly middle?: (attempt: Attempt) => void;
  readonly end: (attempt: Attempt) => void;
  /** Until when the middle is stretched by health checks. */
  readonly checksHealth?: (attempt: Attempt) => boolean;
  /** What a suspended object's controller writes besides the handled token. */
  readonly suspended?: (attempt: Attempt) => void;
}
