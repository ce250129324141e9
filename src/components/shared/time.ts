import { remember } from '../../flux';

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

// Each format is made once per locale: making one takes a hundred times as long as using it.
const exactIn = remember(
  locale =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }),
);
const spanIn = remember(
  locale => (count: number, unit: string) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
    }).format(count),
);
const relativeIn = remember(locale => new Intl.RelativeTimeFormat(locale));

/** Returns the user's own locale where it is one of the language of the messages: British times among English messages. */
export function localeOf(language: string): string {
  return (
    navigator.languages.find(each => each.split('-')[0] === language) ??
    language
  );
}

/** Returns the exact time in the user's time zone, which is named. @param at - RFC 3339 or ms since the epoch */
export function exactTime(locale: string, at: string | number): string {
  return exactIn(locale).format(new Date(at));
}

/** Returns how long ago something was, such as `3 minutes ago`; `undefined` if too short to tell. In ms. */
export function timeAgo(locale: string, passed: number): string | undefined {
  const found = UNITS.find(({ from }) => passed >= from);
  return (
    found &&
    relativeIn(locale).format(-Math.floor(passed / found.ms), found.unit)
  );
}

/** Returns a span of time such as `6 days`, in the largest unit that it fills. @param ms - at least a second */
export function span(locale: string, ms: number): string {
  const { unit, ms: one } = UNITS.find(({ from }) => ms >= from) ?? UNITS[3];
  return spanIn(locale)(Math.floor(ms / one), unit);
}
