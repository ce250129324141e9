import type { FluxRelease } from '../../cluster/types';

/** The cluster, the Flux release and the start time of a scenario. */
export interface Setting {
  readonly cluster: string;
  readonly flux: FluxRelease;
  readonly now: Date;
}

const MILLISECONDS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function isUnit(unit: string | undefined): unit is keyof typeof MILLISECONDS {
  return unit !== undefined && Object.hasOwn(MILLISECONDS, unit);
}

/** Returns the milliseconds of a span such as `90s`, `2h30m` or `12d`. */
export function milliseconds(span: string): number {
  let sum = 0;
  for (const [, amount, unit] of span.matchAll(/(\d+)([a-z])/g)) {
    if (!isUnit(unit)) throw new Error(`Not a span of time: ${span}`);
    sum += Number(amount) * MILLISECONDS[unit];
  }
  return sum;
}

/** Returns the time `span` before the scenario starts, in Kubernetes' format, to the second. */
export function ago({ now }: Setting, span: string): string {
  const time = new Date(now.getTime() - milliseconds(span));
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Returns the shorter of two spans. Used for events of an object, which cannot be older than the object. */
export function shorter(span: string, other: string): string {
  return milliseconds(span) <= milliseconds(other) ? span : other;
}

export function longer(span: string, other: string): string {
  return shorter(span, other) === span ? other : span;
}

/** Returns whether the setting's Flux is that minor release or later: `since(at, '2.7')`. */
export function since({ flux }: Setting, release: FluxRelease): boolean {
  return minor(flux) >= minor(release);
}

function minor(release: FluxRelease): number {
  return Number(release.slice(2));
}
