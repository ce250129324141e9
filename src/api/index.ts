export { abortWith } from './abortWith';
export {
  fluxApiRef,
  type FluxApi,
  type FluxApiActionOptions,
  type FluxApiListing,
  type FluxApiObject,
  type FluxApiOutcome,
} from './FluxApi';
export type {
  FluxActionOptions,
  FluxActionOutcome,
  FluxProgress,
  FluxResumeOptions,
  FluxStage,
  FluxStageSkip,
  FluxSuspendOptions,
  FluxSyncOptions,
} from './actions';
export type {
  FluxEvents,
  FluxGetManyRawOptions,
  FluxListOptions,
  FluxListRawOptions,
  FluxListRequest,
  FluxPodLogsOptions,
  FluxRawList,
  FluxRawObject,
  FluxReading,
} from './readings';
export { entityOf, type Scope } from './scope';
export { searchOf, type EntitySearch, type Search } from './searchOf';
export { FluxClient } from './FluxClient';
export { knownKinds, type KnownKinds } from './knownKinds';
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
  sameElements,
  withResource,
  type FluxCluster,
  type FluxDashboard,
  type FluxListing,
  type ListingSlot,
} from './list';
