/**
 * Flux CD on Backstage's entity pages.
 *
 * @packageDocumentation
 */
export { fluxFrontendPlugin as default } from './plugin';
export * from './legacy';
export { isFluxAvailable } from './components/isFluxAvailable';
export type { FluxCardProps, FluxResourcesCardProps } from './components/card';
export type { ColumnId } from './components/table/columns';
export { fluxTranslationRef } from './translation';
export {
  FluxError,
  fluxApiRef,
  type FluxActionOptions,
  type FluxActionOutcome,
  type FluxApi,
  type FluxCluster,
  type FluxErrorPlace,
  type FluxListing,
  type FluxListOptions,
  type FluxListRequest,
  type FluxProblem,
  type FluxProgress,
  type FluxResumeOptions,
  type FluxStage,
  type FluxSuspendOptions,
  type FluxSyncOptions,
  type ListingSlot,
  type Scope,
} from './api';
export type {
  FluxKind,
  FluxObject,
  FluxRef,
  FluxResource,
  KindRef,
  ObjectRef,
} from './flux';
