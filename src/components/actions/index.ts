export { ActionButton } from './ActionButton';
export { ACTIONS, actionsWith, hasField, type ActionWith } from './actions';
export { ProgressLine } from './ProgressLine';
export { RowAccess, useRowAccessRequest } from './RowAccess';
export { RowActions } from './RowActions';
export { useActionEvent } from './useActionEvent';
export { useActionMessages } from './useActionMessages';
export { useNotify } from './useNotify';
