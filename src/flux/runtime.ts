/**
 * Third index of this floor: what the page of all clusters says of Flux itself. Bundlers that keep in one chunk all that
 * an index reaches would load it with every card.
 *
 * @packageDocumentation
 */
export {
  CONTROLLERS,
  controllerState,
  podsOf,
  readControllers,
  type ContainerEnd,
  type ControllerPods,
  type Controllers,
  type ControllerState,
  type FluxController,
} from './install/controllers';
export { compareVersions, withoutV } from './install/fluxVersions';
export { installsOf, newestFirst, type FluxInstall } from './install/installs';
export {
  oldVersionsOf,
  type OldVersion,
  type OldWrite,
} from './install/oldVersions';
export {
  readOperator,
  type FluxOperator,
  type OperatorInstance,
} from './install/operator';
export {
  OPERATOR_GROUP,
  readServedGroups,
  removedIn,
  type ServedApi,
  type ServedGroup,
} from './install/servedApis';
