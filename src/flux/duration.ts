import { remember } from './remember';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
]);

const PARTS = /(\d+(?:\.\d+)?)(h|ms|m|s)/g;
const WHOLE = /^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/;

const parseDuration = remember((duration: string): number | undefined => {
  if (!WHOLE.test(duration)) return undefined;
  let sum = 0;
  for (const [, amount, unit = ''] of duration.matchAll(PARTS)) {
    sum += Number(amount) * (UNITS.get(unit) ?? 0);
  }
  return sum > 0 ? sum : undefined;
});

/** Returns the milliseconds of a Go duration such as `1h30m`; `undefined` where it is none, or zero. */
export const durationMs = (duration: string | undefined): number | undefined =>
  duration === undefined ? undefined : parseDuration(duration);
