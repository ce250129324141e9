export { isActionable } from './bulkActions';
export {
  SELECT_WIDTH,
  SelectBox,
  SelectCell,
  useBesideSelectBox,
} from './SelectBox';
export { useSelection, type Selection } from './useSelection';
