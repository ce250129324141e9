export type {
  FluxActionDetails,
  FluxActionEnd,
  FluxActionState,
} from './actions';
export type {
  FluxBulk,
  FluxBulkAction,
  FluxBulkEntry,
  RunningBulk,
} from './bulk';
export { storeOf, type FluxStore } from './FluxStore';
export type { FoundPod } from './foundPods';
export type { Observable, ObservableMap } from './Observable';
export { scopeKey } from './scopeKey';
export type { SharedSource, SharedSources } from './SharedSources';
