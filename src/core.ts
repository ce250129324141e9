/**
 * Exports all that a card needs, and loads the other parts of the plugin, which need most of it, too. The bundler of
 * Backstage's CLI gives each module that is loaded on demand a copy of all that it imports, except for what the module
 * that loads it has already. So an app loads this module first, whatever it shows.
 */
export { FluxClient } from './api/FluxClient';
export { beginCards, namedCard, ResourcesCard } from './components';

/** Loads the card of versions. */
export const loadVersions = () => import('./components/versions');

/** Loads the tab. */
export const loadContent = () => import('./components/content');

/** Loads the page of all clusters. */
export const loadPage = () => import('./components/fleet');

/** Loads the summary card. */
export const loadSummary = () => import('./components/summary');

/** Loads the card of Flux's own runtime. */
export const loadRuntime = () => import('./components/runtime');
