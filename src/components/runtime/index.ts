export { RuntimeCard } from './RuntimeCard';
export { RuntimeSentence } from './RuntimeSentence';
export { RuntimeTable } from './RuntimeTable';
export {
  runtimePlace,
  runtimeStates,
  WELL,
  type RuntimeState,
} from './runtimeStates';
