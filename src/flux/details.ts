/**
 * Second index of this folder: what details, versions and explanations need, and the first load of a card does not.
 * Bundlers that keep in one chunk all that an index reaches would load it with every card.
 *
 * @packageDocumentation
 */
export { beginningOf, type Beginning } from './beginning';
export { fluxCommand, kubectlGet } from './commands';
export { HEALTH_CHECK_CANCELED } from './conditions';
export {
  dependenciesOf,
  type Dependence,
  type Dependencies,
  type DependencyNode,
} from './dependencies';
export { controllerNames, linesAbout, type LogLine } from './controllerLog';
export { readHistory, type HelmTest, type HistoryEntry } from './history';
export { readInputs, type Input } from './inputs';
export {
  isLabelValue,
  labelsFor,
  meetsRequirement,
  parseLabelSelector,
  yamlText,
  type LabelRequirement,
} from './labelSelector';
export { isAbout, readEvents, type FluxEvent } from './events';
export {
  explainedByEvents,
  isFailedPod,
  HEALTH_SEVERITY,
  healthOf,
  isWaitedFor,
  type Health,
  type HealthReason,
  type HealthWord,
} from './health';
export { lagOf, type Lag } from './lag';
export { readInventory, type InventoryEntry } from './inventory';
export {
  appliedSelector,
  appliersOf,
  controllerOf,
  hasPods,
  podSelector,
} from './owners';
export * from './versions';
