import { translations } from '../../src/translations';

/** The plugin's languages. */
export const LANGUAGES: readonly string[] = [
  'en',
  ...Object.keys(translations),
];
