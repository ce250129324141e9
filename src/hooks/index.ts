export {
  useAccess,
  useAccessOnDemand,
  type AccessOf,
  type AccessOnDemand,
  type ActionAccess,
} from './useAccess';
export {
  useFluxActions,
  useFluxProgress,
  type FluxActions,
} from './useFluxActions';
export { mayRequest, useClusterPermission } from './useClusterPermission';
export { useClusterTitles } from './useClusters';
export { useFluxBulk, type FluxBulkActions } from './useFluxBulk';
export {
  fluxSettings,
  useFluxSettings,
  type FluxSettings,
} from './fluxSettings';
export { useFoundPods } from './useFoundPods';
export { useKinds } from './useKinds';
export { useIsAsked } from './useIsAsked';
export { useIsPolling } from './useIsPolling';
export { useListing, type FluxResources } from './useListing';
export type {
  FluxActionState,
  FluxBulk,
  FluxBulkAction,
  FluxBulkEntry,
  FoundPod,
  SharedSource,
  SharedSources,
} from '../store';
export { useOnScreen } from './useOnScreen';
