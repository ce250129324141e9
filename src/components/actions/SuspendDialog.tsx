import { DialogContentText, TextField } from '@material-ui/core';
import Alert from '@material-ui/lab/Alert';
import { useId, useState } from 'react';
import type { FluxObject } from '../../flux';
import { placedTitle } from '../text';
import type { Translate } from '../translate';
import { ActionDialog } from './ActionDialog';
import { deletionNote, suspendApplierText } from '../suspendNotes';

/** As much as one reads in a row of a table. */
const REASON_LENGTH = 200;

/** Asks why, and says what will undo it and what it does not protect from. */
export const SuspendDialog = (props: {
  t: Translate;
  resource: FluxObject;
  onConfirm: (reason: string | undefined) => void;
  onClose: () => void;
}) => {
  const { t, resource, onConfirm, onClose } = props;
  const id = useId();
  const [reason, setReason] = useState('');
  const undone = suspendApplierText(t, resource);
  return (
    <ActionDialog
      t={t}
      title={t('action.suspend', { what: placedTitle(t, resource) })}
      confirm={t('dialog.suspend')}
      onConfirm={() => onConfirm(reason.trim() || undefined)}
      onClose={onClose}
    >
      <DialogContentText>{t('suspension.what')}</DialogContentText>
      {undone && <Alert severity="warning">{undone}</Alert>}
      <TextField
        id={id}
        fullWidth
        margin="normal"
        label={t('suspension.reason')}
        helperText={t('suspension.reasonHelp')}
        value={reason}
        inputProps={{ maxLength: REASON_LENGTH }}
        onChange={event => setReason(event.target.value)}
      />
      <DialogContentText variant="body2">
        {deletionNote(t, resource)}
      </DialogContentText>
    </ActionDialog>
  );
};
