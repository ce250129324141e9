import type { Condition } from '../conditions';
import {
  isRecord,
  readNumber,
  readString,
  readTime,
  type Untrusted,
} from '../untrusted';

/** Fields of an object that all kinds share, as far as its health depends on them. */
export interface AnyObject {
  readonly metadata?: {
    readonly name?: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
    readonly creationTimestamp?: string;
    readonly finalizers?: readonly string[];
  };
  readonly spec?: object;
  readonly status?: {
    readonly observedGeneration?: number;
    readonly phase?: string;
    readonly conditions?: readonly object[];
  };
}

/**
 * Reads the conditions of any object, and leaves out what is none: unlike Flux's, not all controllers write them by the
 * book.
 */
export function looseConditions(
  object: Untrusted<AnyObject>,
): readonly Condition[] {
  const raw: unknown = object.status?.conditions;
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((item: unknown): Condition | readonly Condition[] => {
    if (!isRecord(item)) return [];
    const { status } = item;
    const type = readString(item.type);
    if (type === undefined) return [];
    if (status !== 'True' && status !== 'False' && status !== 'Unknown') {
      return [];
    }
    return {
      type,
      status,
      reason: readString(item.reason),
      message: readString(item.message),
      lastTransitionTime: readTime(item.lastTransitionTime),
    };
  });
}

/** Returns a count, 0 where it is left out: Go omits zeros. */
export function countOf(value: unknown, otherwise: number = 0): number {
  return readNumber(value) ?? otherwise;
}
