export { ActionButton } from './ActionButton';
export { ACTIONS, actionsWith, hasField, type ActionWith } from './actions';
export { actionErrorText } from './actionErrorText';
export { outcomeText } from './outcomeText';
export { ProgressLine } from './ProgressLine';
export { RowActions } from './RowActions';
export { useActionEvent } from './useActionEvent';
export { useActionMessages } from './useActionMessages';
export { useNotify } from './useNotify';
