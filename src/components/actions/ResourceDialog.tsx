import type { FluxAction, FluxObject } from '../../flux';
import type { ActionWith } from './actions';
import { CommandsDialog } from './CommandsDialog';
import { ConfirmationDialog } from './ConfirmationDialog';

/** The content of a dialog: the confirmation of an action, or the commands of the flux CLI. */
export type ResourceDialogName = ActionWith<'confirm'> | 'commands';

/** A dialog that belongs to an object. */
export const ResourceDialog = (props: {
  resource: FluxObject;
  name: ResourceDialogName;
  onAction: (action: FluxAction, reason?: string) => void;
  onClose: () => void;
}) => {
  const { resource, name, onAction, onClose } = props;
  return name === 'commands' ? (
    <CommandsDialog {...{ resource, onClose }} />
  ) : (
    <ConfirmationDialog
      {...{ resource, onClose }}
      action={name}
      onConfirm={reason => onAction(name, reason)}
    />
  );
};
