import { DialogContentText } from '@material-ui/core';
import Alert from '@material-ui/lab/Alert';
import type { FluxAction, FluxObject } from '../../flux';
import { placedTitle, suspendApplierText, useTranslate } from '../shared';
import { ActionDialog } from '../shared/dialog';
import { CommandsDialog } from './CommandsDialog';
import { SuspendDialog } from './SuspendDialog';

/** Dialogs of a resource. */
export type ResourceDialogName =
  'suspend' | 'resume' | 'resumeAndSync' | 'force' | 'reset' | 'commands';

/** Dialog that an action on an object opens. */
export const ResourceDialog = (props: {
  resource: FluxObject;
  name: ResourceDialogName;
  onAction: (action: FluxAction, reason?: string) => void;
  onClose: () => void;
}) => {
  const t = useTranslate();
  const { resource, name, onAction, onClose } = props;
  const what = placedTitle(t, resource);
  switch (name) {
    case 'commands':
      return <CommandsDialog {...{ resource, onClose }} />;
    case 'suspend':
      return (
        <SuspendDialog
          {...{ resource, onClose }}
          onConfirm={reason => onAction('suspend', reason)}
        />
      );
    case 'resume':
    case 'resumeAndSync':
      return (
        <ActionDialog
          {...{ onClose }}
          title={t(`action.${name}`, { what })}
          confirm={t('dialog.resume')}
          onConfirm={() => onAction(name)}
        >
          <Alert severity="warning">{suspendApplierText(t, resource)}</Alert>
        </ActionDialog>
      );
    default:
      return (
        <ActionDialog
          {...{ onClose }}
          title={t(`action.${name}`, { what })}
          confirm={t(`dialog.${name}`)}
          onConfirm={() => onAction(name)}
        >
          <DialogContentText>{t(`explain.${name}`)}</DialogContentText>
        </ActionDialog>
      );
  }
};
