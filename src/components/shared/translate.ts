import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { createContext, useContext, useMemo, type Provider } from 'react';
import { useClusterTitles } from '../../hooks';
import { fluxTranslationRef } from '../../translation';

/** Returns the words for a key of {@link fluxTranslationRef}. Text functions take it as a parameter. */
export type Translate = TranslationFunction<
  (typeof fluxTranslationRef)['T']
> & {
  /** Returns what a person reads for a cluster: its title in Backstage's configuration, or else its name. */
  readonly cluster: (name: string) => string;
};

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
    const cluster = (name: string) => titles.get(name) ?? name;
    return Object.assign(t.bind(undefined), { cluster });
  }, [t, titles]);
}

/** Returns the plugin's words in the language of the app, as provided by the card around the component. */
export function useTranslate(): Translate {
  const t = useContext(TranslateContext);
  if (!t) throw new Error('useTranslate needs a TranslateProvider around it');
  return t;
}
