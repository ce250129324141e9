import { translations } from '../../src/translations';

/** Those that the plugin speaks. */
export const LANGUAGES: readonly string[] = [
  'en',
  ...Object.keys(translations),
];
