import { DialogContentText } from '@material-ui/core';
import Alert from '@material-ui/lab/Alert';
import { useState } from 'react';
import type { FluxObject } from '../../flux';
import { ActionDialog, ReasonField } from '../shared/dialog';
import {
  deletionNote,
  placedTitle,
  suspendApplierText,
  useTranslate,
} from '../shared';

/** Dialog that asks for the reason of a suspension, and says what will undo it and what it does not prevent. */
export const SuspendDialog = (props: {
  resource: FluxObject;
  onConfirm: (reason: string | undefined) => void;
  onClose: () => void;
}) => {
  const t = useTranslate();
  const { resource, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  const undone = suspendApplierText(t, resource);
  return (
    <ActionDialog
      title={t('action.suspend', { what: placedTitle(t, resource) })}
      confirm={t('dialog.suspend')}
      onConfirm={() => onConfirm(reason.trim() || undefined)}
      onClose={onClose}
    >
      <DialogContentText>{t('suspension.what')}</DialogContentText>
      {undone && <Alert severity="warning">{undone}</Alert>}
      <ReasonField reason={reason} onChange={setReason} />
      <DialogContentText variant="body2">
        {deletionNote(t, resource)}
      </DialogContentText>
    </ActionDialog>
  );
};
