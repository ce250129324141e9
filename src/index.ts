/**
 * Flux CD on Backstage's entity pages.
 *
 * @packageDocumentation
 */
export { fluxFrontendPlugin as default } from './plugin';
export * from './legacy';
export { fluxTranslationRef } from './translation';
export * from './api';
export * from './flux';
export * from './hooks';
export type { ColumnId } from './components/table/columns';
export type { FluxCardProps, FluxResourcesCardProps } from './components/card';
export { isFluxAvailable } from './components/isFluxAvailable';
