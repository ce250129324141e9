/**
 * Second index of this room: what dialogs, details, and cards without rows need, and the first load of a card does not.
 * Bundlers that keep in one chunk all that an index reaches would load it with every card.
 *
 * @packageDocumentation
 */
export { AllClustersButton } from './AllClustersButton';
export { DISCLOSURE_WIDTH, DisclosureButton } from './DisclosureButton';
export { clustersText, errorLines } from './errorText';
export { HEALTH_ICON, healthReason } from './healthText';
export { anyOfKinds, kindNoun } from './kindText';
export { RefLink } from './RefLink';
