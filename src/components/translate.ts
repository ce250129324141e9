import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { fluxTranslationRef } from '../translation';

/** The plugin's words in the language of the app. */
export const useTranslate = () => useTranslationRef(fluxTranslationRef).t;

/** A function that gives the words for a key of {@link fluxTranslationRef}. */
export type Translate = ReturnType<typeof useTranslate>;
