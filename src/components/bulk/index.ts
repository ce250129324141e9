export { BulkArea, preloadBars } from './BulkArea';
export { isActionable } from './bulkActions';
export {
  SELECT_WIDTH,
  SelectCheckbox,
  SelectCell,
  useBesideSelectCheckbox,
} from './SelectCheckbox';
export { useBulk } from './useBulk';
export { useKeptFocus } from './useKeptFocus';
export { useQueuedStates } from './useQueuedStates';
export { useSelection } from './useSelection';
