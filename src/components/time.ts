import type { Translate } from './translate';

/** `15m0s`, as Go writes it, without what is nought at its end. */
export function shortDuration(duration: string): string {
  return duration.replace(/([hm])0s$/, '$1').replace(/(h)0m$/, '$1');
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const exact = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
});

/** The exact time in the reader's time zone, which is named. @param at - RFC 3339 or ms since the epoch */
export function exactTime(at: string | number): string {
  return exact.format(new Date(at));
}

/** `3 minutes ago`. Times in the future (clocks differ) are `just now`. */
export function age(t: Translate, at: number, now: number): string {
  const passed = now - at;
  if (passed < 5 * SECOND) return t('time.now');
  if (passed < MINUTE) {
    return t('time.seconds', { count: Math.floor(passed / SECOND) });
  }
  if (passed < HOUR)
    return t('time.minutes', { count: Math.floor(passed / MINUTE) });
  if (passed < 2 * DAY)
    return t('time.hours', { count: Math.floor(passed / HOUR) });
  return t('time.days', { count: Math.floor(passed / DAY) });
}
