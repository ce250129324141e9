export { useActionAccess, type ActionAccess } from './useActionAccess';
export type { FluxBulk, FluxBulkEntry } from './fluxBulk';
export {
  useFluxActions,
  useFluxProgress,
  type FluxActions,
  type FluxActionState,
} from './useFluxActions';
export { useFluxBulk, type FluxBulkActions } from './useFluxBulk';
export { useFluxResources, type FluxResources } from './useFluxResources';
export { useFluxSettings, type FluxSettings } from './fluxSettings';
export { useIsPolling } from './useIsPolling';
export { useKnownDenial } from './useKnownDenial';
export { useManyAccess, type AccessOf } from './useManyAccess';
export type { SharedSource, SharedSources } from './NamedSources';
