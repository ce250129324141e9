/** The middle of the values; of an even number of them, the upper one. @throws Error where there are none */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[
    Math.floor(values.length / 2)
  ];
  if (middle === undefined) throw new Error('Nothing has been measured');
  return middle;
}
