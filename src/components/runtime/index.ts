export { RuntimeCard, type FluxRuntimeCardProps } from './RuntimeCard';
export { RuntimeSentence, RuntimeTable } from './RuntimeTable';
export {
  runtimePlace,
  runtimeStates,
  WELL,
  type RuntimeState,
} from './runtimeStates';
