import type { Followed, SourceAddress } from './facets';
import { readString } from './untrusted';

/** Reads the address that an object fetches from. */
export function readAddress(
  protocol: SourceAddress['protocol'],
  url: unknown,
): SourceAddress | undefined {
  const text = readString(url);
  return text === undefined ? undefined : { text, protocol };
}

/** Returns the first of these fields that is set; they come in Flux's order of precedence. */
export function readFollowed(
  fields: readonly (readonly [Followed['by'], unknown])[],
): Followed | undefined {
  for (const [by, raw] of fields) {
    const value = readString(raw);
    if (value !== undefined) return { by, value };
  }
  return undefined;
}
