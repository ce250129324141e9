export {
  useAccess,
  useAskAccess,
  type AccessOf,
  type ActionAccess,
} from './useAccess';
export {
  useFluxActions,
  useFluxProgress,
  type FluxActions,
} from './useFluxActions';
export { useAllOfKind, type AllOfKind } from './useAllOfKind';
export { useControllerLog, type ControllerLog } from './useControllerLog';
export { useChain, type ChainReading } from './useChain';
export { useApplied, useOwned } from './useApplied';
export {
  useEvents,
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
export { useKnown } from './useKnown';
export { useFluxBulk, type FluxBulkActions } from './useFluxBulk';
export { useFluxSettings, type FluxSettings } from './fluxSettings';
export { useIsPolling } from './useIsPolling';
export { useListing, type FluxResources } from './useListing';
export type {
  AppliedObject,
  AppliedObjects,
  FluxActionState,
  FluxBulk,
  FluxBulkAction,
  FluxBulkEntry,
  OwnedObject,
  OwnedObjects,
  SharedSource,
  SharedSources,
} from '../store';
