/**
 * Second index of this folder: what dialogs, details, and cards without rows need, and the first load of a card does not.
 * Bundlers that keep in one chunk all that an index reaches would load it with every card.
 *
 * @packageDocumentation
 */
export { AllClustersButton } from './AllClustersButton';
export { DISCLOSURE_WIDTH, DisclosureButton } from './DisclosureButton';
export { errorWords } from './errorWords';
export { HEALTH_ICON, healthWords } from './healthWords';
export { kindWords } from './kindWords';
export { RefLink } from './RefLink';
export { suspensionEffectWords } from './suspensionEffectWords';
