import type { Translate } from './translate';

/** `15m0s`, as Go writes it, without what is nought at its end. */
export function shortDuration(duration: string): string {
  return duration.replace(/([hm])0s$/, '$1').replace(/(h)0m$/, '$1');
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const exact = new Map<string, Intl.DateTimeFormat>();

/** One for each locale: to make one takes a hundred times as long as to use it. */
function exactIn(locale: string): Intl.DateTimeFormat {
  const made = exact.get(locale);
  if (made) return made;
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'long',
  });
  exact.set(locale, format);
  return format;
}

/** The reader's own locale where that is of the language of the words: British times among English words. */
function localeOf(t: Translate): string {
  const language = t('time.language');
  return (
    navigator.languages.find(each => each.split('-')[0] === language) ??
    language
  );
}

/** The exact time in the reader's time zone, which is named. @param at - RFC 3339 or ms since the epoch */
export function exactTime(t: Translate, at: string | number): string {
  return exactIn(localeOf(t)).format(new Date(at));
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
