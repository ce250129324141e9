const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};

/** Returns the milliseconds of a Go duration such as `1h30m`, or undefined if it is not one. */
export function milliseconds(duration: string | undefined): number | undefined {
  const parts = [...(duration ?? '').matchAll(/([\d.]+)(h|ms|m|s)/g)];
  if (!parts.length) return undefined;
  return parts.reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (units[unit] ?? 0),
    0,
  );
}

/** Formats milliseconds as Go does: `10m0s`, `1h0m0s`, `2.5s`, `30ms`. */
export function goDuration(ms: number): string {
  if (ms < 1000) return `${ms}ms`;
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor((ms % 3_600_000) / 60_000);
  const seconds = (ms % 60_000) / 1000;
  if (hours) return `${hours}h${minutes}m${seconds}s`;
  return minutes ? `${minutes}m${seconds}s` : `${seconds}s`;
}
