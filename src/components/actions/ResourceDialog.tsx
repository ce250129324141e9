import type { FluxAction, FluxObject } from '../../flux';
import type { ActionWith } from './actions';
import { CommandsDialog } from './CommandsDialog';
import { ConfirmationDialog } from './ConfirmationDialog';
import { MessageDialog } from './MessageDialog';

/** The content of a dialog: the confirmation of an action, the commands of the flux CLI, or the message of the status. */
export type ResourceDialogName = ActionWith<'confirm'> | 'commands' | 'message';

/** A dialog that belongs to an object. */
export const ResourceDialog = (props: {
  resource: FluxObject;
  name: ResourceDialogName;
  /** Returns why an action is unavailable. */
  reasonOf: (action: FluxAction) => string | undefined;
  onAction: (action: FluxAction, reason?: string) => void;
  onClose: () => void;
}) => {
  const { resource, name, reasonOf, onAction, onClose } = props;
  if (name === 'commands') return <CommandsDialog {...{ resource, onClose }} />;
  if (name === 'message') return <MessageDialog {...{ resource, onClose }} />;
  return (
    <ConfirmationDialog
      {...{ resource, onClose }}
      action={name}
      refusal={reasonOf(name)}
      onConfirm={reason => onAction(name, reason)}
    />
  );
};
