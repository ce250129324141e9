import type {
  TranslationApi,
  TranslationSnapshot,
} from '@backstage/core-plugin-api/alpha';
import { mockApis } from '@backstage/test-utils';

/** Around every message. */
const [BEGIN, END] = ['⟦', '⟧'];
/** Around what is put into one. */
const [BEGIN_VALUE, END_VALUE] = ['⟪', '⟫'];

const markValue = (value: unknown): unknown => {
  if (typeof value === 'string') return `${BEGIN_VALUE}${value}${END_VALUE}`;
  return Array.isArray(value) ? value.map(markValue) : value;
};

/**
 * English, in which every message carries marks, and so does every text that is put into one: what stands outside of
 * the first, or inside of the second, has not been translated.
 */
export function pseudoLanguage(): TranslationApi {
  const english = mockApis.translation();
  return {
    translation$: ref => english.translation$(ref),
    getTranslation(ref) {
      const snapshot = english.getTranslation(ref);
      // Backstage's own words are not ours to translate.
      if (!snapshot.ready || ref.id !== 'flux') return snapshot;
      const real = snapshot.t as (...of: readonly unknown[]) => unknown;
      const t = (key: string, values: object = {}) => {
        // A code, which Intl must understand.
        if (key === 'time.language') return real(key);
        const marked = Object.entries(values).map(([name, value]) => [
          name,
          markValue(value),
        ]);
        const said = real(key, Object.fromEntries(marked));
        return typeof said === 'string' ? `${BEGIN}${said}${END}` : said;
      };
      return { ready: true, t } as unknown as TranslationSnapshot<
        (typeof ref)['T']
      >;
    },
  };
}

/** The pieces of a text that no message has: all that stands outside of the inmost marks of messages. */
export function unmarked(text: string): readonly string[] {
  const pieces = [''];
  const open: string[] = [];
  for (const character of text) {
    if (character === BEGIN || character === BEGIN_VALUE) {
      open.push(character);
      pieces.push('');
    } else if (character === END || character === END_VALUE) {
      open.pop();
      pieces.push('');
    } else if (open.at(-1) !== BEGIN) {
      pieces[pieces.length - 1] += character;
    }
  }
  return pieces.map(piece => piece.trim()).filter(Boolean);
}
