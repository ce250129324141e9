export { ActionDialog } from './ActionDialog';
export { ReasonField } from './ReasonField';
