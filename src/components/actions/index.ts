export { ActionButton } from './ActionButton';
export { ProgressLine } from './ProgressLine';
export { RowActions } from './RowActions';
export {
  EVENTS,
  actionErrorText,
  outcomeText,
  useActionMessages,
} from './useActionMessages';
