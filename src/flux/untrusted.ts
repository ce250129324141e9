/**
 * Readers for untrusted JSON, under field names that the compiler checks.
 *
 * `Untrusted<T>` has T's field names (T being a published Flux type) and says nothing of the values: each step is
 * optional, each leaf `unknown`. A misspelt or removed field does not compile; a wrong value reads as `undefined`,
 * since optional chaining throws on no JSON value.
 */

declare const element: unique symbol;

/** Something that should be a list of E. Read it with {@link readList}. */
export interface UntrustedList<E> {
  readonly [element]?: E;
}

/** A value that should have the shape T. */
export type Untrusted<T> =
  NonNullable<T> extends readonly (infer E)[]
    ? UntrustedList<E>
    : NonNullable<T> extends object
      ? { readonly [K in keyof NonNullable<T>]?: Untrusted<NonNullable<T>[K]> }
      : unknown;

/** Returns whether a value is a JSON object: not null, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns whether a field is there at all, whatever its value is: JSON has null for absent, too. */
export function isPresent<T>(value: T | undefined | null): value is T & {} {
  return value !== undefined && value !== null;
}

/** Returns the elements of a list, and none for anything else. */
export function readList<E>(
  list: UntrustedList<E> | undefined,
): readonly Untrusted<E>[] {
  const items: unknown = list;
  return Array.isArray(items) ? items : [];
}

/** Returns a string that is not empty, and `undefined` for anything else. */
export function readString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns the strings of a list that are not empty. */
export function readStrings(
  list: UntrustedList<unknown> | undefined,
): readonly string[] {
  return readList(list).filter(
    (each): each is string => readString(each) !== undefined,
  );
}

/** Returns a finite number, and `undefined` for anything else. */
export function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : undefined;
}

/** `Date` alone would accept `1` or `May 11`. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** As Kubernetes writes nearly all times, on days that each month has. `Date` can parse these. */
const USUAL =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Returns an RFC 3339 time as written, if `Date` can parse it. */
export function readTime(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return USUAL.test(value) ||
    (RFC_3339.test(value) && !Number.isNaN(Date.parse(value)))
    ? value
    : undefined;
}
