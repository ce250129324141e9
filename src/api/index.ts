export {
  fluxApiRef,
  type FluxActionOptions,
  type FluxActionOutcome,
  type FluxApi,
  type FluxEvents,
  type FluxGetManyRawOptions,
  type FluxListOptions,
  type FluxListRawOptions,
  type FluxListRequest,
  type FluxPodLogsOptions,
  type FluxProgress,
  type FluxRawList,
  type FluxRawObject,
  type FluxRawReading,
  type FluxReading,
  type FluxResumeOptions,
  type FluxStage,
  type FluxStageSkip,
  type FluxSuspendOptions,
  type FluxSyncOptions,
} from './FluxApi';
export type { Scope } from './scope';
export { searchOf, type EntitySearch, type Search } from './searchOf';
export { FluxClient } from './FluxClient';
export {
  FluxError,
  fromThrown,
  type FluxErrorPlace,
  type FluxProblem,
  type FluxSearchAnnotation,
} from './errors';
export type { ListLimits } from './list';
export type { FollowTiming } from './act';
export {
  restrictedTo,
  withResource,
  type FluxCluster,
  type FluxListing,
  type ListingSlot,
} from './list';
