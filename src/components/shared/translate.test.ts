import { defineWords, type Translate } from './translate';

const language = (name: string) =>
  ((key: string) => `${key} in ${name}`) as unknown as Translate;

it('makes words once per language, and others after a change of the language', () => {
  const make = jest.fn((t: Translate) => ({ title: () => t('content.title') }));
  const words = defineWords(make);
  const english = language('English');
  const { title } = words(english);
  expect(title()).toBe('content.title in English');
  expect(words(english).title).toBe(title);
  expect(words(language('German')).title()).toBe('content.title in German');
  expect(words(english).title).toBe(title);
  expect(make).toHaveBeenCalledTimes(2);
});
