/**
 * What every part of the plugin needs, which is all that a card needs; and how to load the other parts. In one module,
 * because the bundler of Backstage's CLI gives each module that an app loads on demand a copy of all that it imports,
 * except for what the module that loads it has already.
 */
export { FluxClient } from './api/FluxClient';
export { namedCard, ResourcesCard } from './components';

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
