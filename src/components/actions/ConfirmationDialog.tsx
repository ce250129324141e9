import { DialogContentText } from '@material-ui/core';
import Alert from '@material-ui/lab/Alert';
import { useState } from 'react';
import type { FluxObject } from '../../flux';
import { suspensionWords, useTranslate, useWords } from '../shared';
import { suspensionEffectWords } from '../shared/late';
import { ActionDialog, ReasonField } from '../shared/dialog';
import { ACTIONS, hasField, type ActionWith } from './actions';

/** Asks for confirmation of an action on one object: explains it, warns if Git will undo it, and may take a reason. */
export const ConfirmationDialog = (props: {
  resource: FluxObject;
  action: ActionWith<'confirm'>;
  onConfirm: (reason: string | undefined) => void;
  onClose: () => void;
}) => {
  const t = useTranslate();
  const { suspendApplierText, deletionNote } = useWords(suspensionWords);
  const suspensionEffect = useWords(suspensionEffectWords);
  const { resource, action, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  const undone =
    ACTIONS[action].effect === 'sync'
      ? undefined
      : suspendApplierText(resource);
  return (
    <ActionDialog
      title={t(`action.${action}.label`, { what: t.placedTitle(resource) })}
      confirm={t(`action.${action}.confirm`)}
      onConfirm={() => onConfirm(reason.trim() || undefined)}
      onClose={onClose}
    >
      {hasField(action, 'isExplained') && (
        <DialogContentText>
          {t(`action.${action}.explain`)}{' '}
          {action === 'suspend' && suspensionEffect([resource])}
        </DialogContentText>
      )}
      {undone && <Alert severity="warning">{undone}</Alert>}
      {ACTIONS[action].takesReason && (
        <>
          <ReasonField reason={reason} onChange={setReason} />
          <DialogContentText variant="body2">
            {deletionNote(resource)}
          </DialogContentText>
        </>
      )}
    </ActionDialog>
  );
};
