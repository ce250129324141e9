/**
 * Flux CD on Backstage's entity pages, for apps of the old frontend system. It imports nothing of the new one, whose
 * packages are not in all apps.
 *
 * @packageDocumentation
 */
// From single modules, because some bundlers keep all that an index or a module of its own imports.
export * from './legacyPlugin';
export { isFluxAvailable } from './components/isFluxAvailable';
export type { FluxCardProps, FluxResourcesCardProps } from './components/card';
export type { ColumnId } from './components/table/columns';
export { fluxTranslationRef } from './translation';
export { FluxError } from './api/errors';
export { fluxApiRef } from './api/FluxApi';
export type {
  FluxApi,
  FluxApiActionOptions,
  FluxApiListing,
  FluxApiObject,
  FluxApiOutcome,
  FluxCluster,
  FluxProblem,
  Scope,
} from './api';
export type { FluxApiResource, FluxKind, ObjectRef } from './flux';
export type { FluxEvent } from './flux/details';
