/**
 * Second index of this folder: what details need, and the first load of a card does not. Bundlers that keep in one chunk
 * all that an index reaches would load it with every card.
 *
 * @packageDocumentation
 */
export {
  readApplied,
  type AppliedObject,
  type AppliedObjects,
} from './applied';
export {
  readDependencies,
  unlistedState,
  type KnownDependencies,
} from './dependencies';
export { noteFailingPod, runOf, type FoundPod } from './foundPods';
export { readOwned, type OwnedObject, type OwnedObjects } from './owned';
export type { ReadObject } from './readEach';
