/** Items with the same key; never empty. */
type Group<T> = readonly [T, ...T[]];

/**
 * Groups items by a key, in the order in which each key is first met.
 *
 * @param keyOf - items with the key `undefined` are left out
 */
export function groupBy<T, K>(
  items: Iterable<T>,
  keyOf: (item: T) => K | undefined,
): ReadonlyMap<K, Group<T>> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
