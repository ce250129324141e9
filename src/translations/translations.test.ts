import { fluxTranslationRef } from '../translation';
import { translations } from '.';

type Messages = Readonly<Record<string, string | null>>;

/** The method of the reference that Backstage calls for the English messages. */
const english = (
  fluxTranslationRef as unknown as { getDefaultMessages(): Messages }
).getDefaultMessages();

/** `{{count, number}}` and its like, sorted. */
const placeholders = (text: string) =>
  [...new Set(text.match(/\{\{.*?\}\}/g))].sort();

const languages = Object.entries(translations);

it.each(languages)('%s has all messages and no others', async (_, load) => {
  const { default: messages } = await load();
  expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
});

it.each(languages)(
  '%s has the plural forms that it needs, up to a million',
  async (language, load) => {
    const messages: Messages = (await load()).default;
    const rules = new Intl.PluralRules(language);
    const needed = new Set(
      [0, 1, 2, 5, 11, 21, 999_999].map(n => rules.select(n)),
    );
    // Absent is what is never asked for; all else is there.
    const wrong = Object.entries(messages).filter(([key, text]) => {
      const form = /_(one|other)$/.exec(key)?.[1];
      const isNeeded = !form || [...needed].some(each => each === form);
      return isNeeded !== Boolean(text?.trim());
    });
    expect(wrong).toEqual([]);
  },
);

it.each(languages)(
  '%s has the same placeholders in each message',
  async (_, load) => {
    const messages: Messages = (await load()).default;
    const differing = Object.entries(messages).filter(([key, text]) => {
      if (text === null) return false;
      const own = placeholders(text);
      const theirs = placeholders(english[key] ?? '');
      // What is said of one alone need not name the number.
      return key.endsWith('_one')
        ? own.some(
            each =>
              !placeholders(
                english[key.replace(/_one$/, '_other')] ?? '',
              ).includes(each),
          )
        : own.join() !== theirs.join();
    });
    expect(differing).toEqual([]);
  },
);

it.each(languages)(
  '%s has its language code as time.language',
  async (language, load) => {
    const { default: messages } = await load();
    expect(messages['time.language']).toBe(language);
  },
);
