import type { FluxResource } from '../../flux';

/** Returns whether two arrays hold the same elements in the same order. */
export const sameElements = <T>(
  one: readonly T[],
  other: readonly T[],
): boolean =>
  one.length === other.length && one.every((item, i) => item === other[i]);

/** Returns the previous array where it holds the same elements, so that components that memoise it do not render. */
export function keep<T>(
  previous: readonly T[] | undefined,
  next: readonly T[],
): readonly T[] {
  return previous && sameElements(previous, next) ? previous : next;
}

/** Returns the previous resource where the new one reads the same: not every object has a resourceVersion. */
export function keepEqual(
  previous: FluxResource | undefined,
  next: FluxResource,
): FluxResource {
  return previous !== undefined &&
    previous.resourceVersion === next.resourceVersion &&
    JSON.stringify(previous) === JSON.stringify(next)
    ? previous
    : next;
}
