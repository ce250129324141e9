import { DialogContentText } from '@material-ui/core';
import Alert from '@material-ui/lab/Alert';
import { useState } from 'react';
import type { FluxObject } from '../../flux';
import { ActionDialog, ReasonField } from '../shared/dialog';
import {
  deletionNote,
  placedTitle,
  suspendApplierText,
  type Translate,
} from '../shared';

/** Asks why, and says what will undo it and what it does not protect from. */
export const SuspendDialog = (props: {
  t: Translate;
  resource: FluxObject;
  onConfirm: (reason: string | undefined) => void;
  onClose: () => void;
}) => {
  const { t, resource, onConfirm, onClose } = props;
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
      <ReasonField t={t} reason={reason} onChange={setReason} />
      <DialogContentText variant="body2">
        {deletionNote(t, resource)}
      </DialogContentText>
    </ActionDialog>
  );
};
