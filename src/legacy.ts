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
export type { FluxRuntimeCardProps } from './components/runtime';
export type { FluxSummaryCardProps } from './components/summary';
export type { FluxVersionsCardProps } from './components/versions';
export type { ColumnId } from './components/table/columns';
export { fluxTranslationRef } from './translation';
export { FluxError } from './api/errors';
export { fluxApiRef } from './api/FluxApi';
export type {
  FluxActionOptions,
  FluxActionOutcome,
  FluxApi,
  FluxCluster,
  FluxDashboard,
  FluxErrorPlace,
  FluxEvents,
  FluxGetManyRawOptions,
  FluxListing,
  FluxListOptions,
  FluxListRawOptions,
  FluxListRequest,
  FluxPodLogsOptions,
  FluxProblem,
  FluxSearchAnnotation,
  FluxProgress,
  FluxRawList,
  FluxRawObject,
  FluxReading,
  FluxResumeOptions,
  FluxStage,
  FluxSuspendOptions,
  FluxSyncOptions,
  ListingSlot,
  Scope,
} from './api';
export type {
  FluxKind,
  FluxObject,
  FluxRef,
  FluxResource,
  KindRef,
  ObjectRef,
} from './flux';
export type { FluxEvent } from './flux/details';
