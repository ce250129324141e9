/** The listings of a page have few different revisions and durations. */
const CAPACITY = 1_000;

/** Returns a function that remembers its latest results by its argument. */
export function remember<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = compute(text);
    if (known.size >= CAPACITY) known.clear();
    known.set(text, result);
    return result;
  };
}
