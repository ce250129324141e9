/**
 * Flux CD on Backstage's entity pages: the plugin for the new frontend system as the default export, and all of
 * `./legacy`, for apps and portals that look for a card by its name here.
 *
 * @packageDocumentation
 */
// What an app loads when it starts: from single modules, because some bundlers keep all that an index imports.
export { fluxFrontendPlugin as default } from './plugin';
export * from './legacy';
