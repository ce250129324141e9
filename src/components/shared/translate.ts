import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { createContext, useContext, type Provider } from 'react';
import { fluxTranslationRef } from '../../translation';

/** Returns the words for a key of {@link fluxTranslationRef}. Text functions take it as a parameter. */
export type Translate = TranslationFunction<(typeof fluxTranslationRef)['T']>;

const TranslateContext = createContext<Translate | undefined>(undefined);

/** Provides the words to everything in a card, so that only the card subscribes to the language and not each cell. */
export const TranslateProvider: Provider<Translate | undefined> =
  TranslateContext.Provider;

/** Returns the plugin's words in the language of the app, and subscribes to changes of the language. */
export const useAppTranslate = (): Translate =>
  useTranslationRef(fluxTranslationRef).t;

/** Returns the plugin's words in the language of the app, as provided by the card around the component. */
export function useTranslate(): Translate {
  const t = useContext(TranslateContext);
  if (!t) throw new Error('useTranslate needs a TranslateProvider around it');
  return t;
}
