export { useActionAccess, type ActionAccess } from './useActionAccess';
export {
  useFluxActions,
  type FluxActions,
  type FluxActionState,
} from './useFluxActions';
export { useFluxResources, type FluxResources } from './useFluxResources';
export { useFluxSettings, type FluxSettings } from './fluxSettings';
export type { SharedSource, SharedSources } from './NamedSources';
