/** Returns the median, or the upper middle value if the number of values is even. @throws Error if there are none */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[
    Math.floor(values.length / 2)
  ];
  if (middle === undefined) throw new Error('No measurements');
  return middle;
}
