import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { fluxTranslationRef } from '../../translation';

/** A function that gives the words for a key of {@link fluxTranslationRef}. */
export type Translate = TranslationFunction<(typeof fluxTranslationRef)['T']>;

/** The plugin's words in the language of the app. */
export const useTranslate = (): Translate =>
  useTranslationRef(fluxTranslationRef).t;
