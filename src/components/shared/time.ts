import type { Translate } from './translate';

/** Returns a Go duration such as `15m0s` without the zeros at its end. */
export function shortDuration(duration: string): string {
  return duration.replace(/([hm])0s$/, '$1').replace(/(h)0m$/, '$1');
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Units of an age, each with the age in ms from which it is used. */
const UNITS = [
  { unit: 'day', ms: DAY, from: 2 * DAY },
  { unit: 'hour', ms: HOUR, from: HOUR },
  { unit: 'minute', ms: MINUTE, from: MINUTE },
  { unit: 'second', ms: SECOND, from: 5 * SECOND },
] as const;

/** Returns a function that makes a format once per locale: making one takes a hundred times as long as using it. */
function perLocale<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return locale => {
    const known = made.get(locale);
    if (known) return known;
    const format = make(locale);
    made.set(locale, format);
    return format;
  };
}

const exactIn = perLocale(
  locale =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }),
);
const spanIn = perLocale(
  locale => (count: number, unit: string) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
    }).format(count),
);
const relativeIn = perLocale(locale => new Intl.RelativeTimeFormat(locale));

/**
 * Returns the user's own locale where it is one of the language of the messages: British times among English messages.
 */
function localeOf(t: Translate): string {
  const language = t('time.language');
  return (
    navigator.languages.find(each => each.split('-')[0] === language) ??
    language
  );
}

/** Returns the exact time in the user's time zone, which is named. @param at - RFC 3339 or ms since the epoch */
export function exactTime(t: Translate, at: string | number): string {
  return exactIn(localeOf(t)).format(new Date(at));
}

/**
 * Returns an age such as `3 minutes ago`. Times in the future, which differing clocks cause, are `just now`.
 *
 * @param at - ms since the epoch, as `now`
 */
export function age(t: Translate, at: number, now: number): string {
  const passed = now - at;
  const found = UNITS.find(({ from }) => passed >= from);
  return found
    ? relativeIn(localeOf(t)).format(-Math.floor(passed / found.ms), found.unit)
    : t('time.now');
}

/** Returns a span of time such as `6 days`, in the largest unit that it fills. @param ms - at least a second */
export function span(t: Translate, ms: number): string {
  const { unit, ms: one } = UNITS.find(({ from }) => ms >= from) ?? UNITS[3];
  return spanIn(localeOf(t))(Math.floor(ms / one), unit);
}
