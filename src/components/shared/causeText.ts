import type { Status } from '../../flux';

/** Returns what is wrong with an object, in the words of Flux: the cause first, then what followed from it. */
export function causeLines({
  reason,
  message,
  also = [],
}: Status): readonly string[] {
  return [{ reason, message }, ...also].flatMap(
    each => each.message?.trim() || each.reason || [],
  );
}
