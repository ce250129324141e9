/**
 * Second index of this folder: what details need, and the first load of a card does not. Bundlers that keep in one chunk
 * all that an index reaches would load it with every card.
 *
 * @packageDocumentation
 */
export {
  podSelectorOf,
  useControllerLog,
  type ControllerLog,
} from './useControllerLog';
export { useChain, type ChainReading } from './useChain';
export { useDependencies } from './useDependencies';
export { useKnown } from './useKnown';
export { useApplied, useOwned } from './useApplied';
export {
  usePodLogs,
  useRawObject,
  useReading,
  type Reading,
} from './useDetails';
export {
  useEventsWith,
  type PlacedEvent,
  type PlacedEvents,
} from './useEventsWith';
export type {
  AppliedObject,
  AppliedObjects,
  KnownDependencies,
  OwnedObject,
  OwnedObjects,
  ReadObject,
} from '../store/details';
export { runOf, unlistedState } from '../store/details';
export { useDashboardLink } from './useDashboardLink';
