import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { createContext, useContext, useMemo, type Provider } from 'react';
import { useClusterTitles } from '../../hooks';
import { fluxTranslationRef } from '../../translation';
import { formatsOf, type Formats } from './formats';
import { remembered } from './remembered';

/** Returns the text for a key of {@link fluxTranslationRef}. */
export type TextOf = TranslationFunction<(typeof fluxTranslationRef)['T']>;

/** The language of the app: returns the text for a key, and has formats for lists, times and titles. */
export type Translate = TextOf & Formats;

const TranslateContext = createContext<Translate | undefined>(undefined);

/** Provides the words to everything in a card, so that only the card subscribes to the language and not each cell. */
export const TranslateProvider: Provider<Translate | undefined> =
  TranslateContext.Provider;

/**
 * Returns the plugin's words in the language of the app, with the titles of its clusters, and subscribes to changes of
 * both.
 */
export function useAppTranslate(): Translate {
  const { t } = useTranslationRef(fluxTranslationRef);
  const titles = useClusterTitles();
  return useMemo(() => {
    const text = remembered(t);
    return Object.assign(text, formatsOf(text, titles));
  }, [t, titles]);
}

/** Returns the plugin's words in the language of the app, as provided by the card around the component. */
export function useTranslate(): Translate {
  const t = useContext(TranslateContext);
  if (!t) throw new Error('useTranslate needs a TranslateProvider around it');
  return t;
}

/** Functions that turn facts into words, for a language. */
export type Words<TWords> = (t: Translate) => TWords;

/**
 * Defines functions that turn facts into words. Components get them by {@link useWords}, and other words by calling what
 * this returns. They are made once per language: no row makes its own, and hooks can depend on them.
 *
 * @param make - makes the functions, with the language for all of them
 */
export function defineWords<TWords extends object>(
  make: Words<TWords>,
): Words<TWords> {
  const made = new WeakMap<Translate, TWords>();
  return t => {
    const known = made.get(t);
    if (known) return known;
    const words = make(t);
    made.set(t, words);
    return words;
  };
}

/** Returns words in the language of the app, as provided by the card around the component. */
export function useWords<TWords>(words: Words<TWords>): TWords {
  return words(useTranslate());
}
