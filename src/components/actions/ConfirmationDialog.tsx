import { DialogContentText } from '@material-ui/core';
import Alert from '@material-ui/lab/Alert';
import { useState } from 'react';
import { refusalOf, type FluxObject } from '../../flux';
import { SuspensionMark } from '../cells';
import { suspensionWords, useTranslate, useWords } from '../shared';
import { suspensionEffectWords } from '../shared/late';
import { ActionDialog, ReasonField } from '../shared/dialog';
import { ACTIONS, hasField, type ActionWith } from './actions';

interface ConfirmationProps {
  readonly resource: FluxObject;
  readonly action: ActionWith<'confirm'>;
}

/** Explains an action, warns if Git will undo it, and shows the field for its reason. */
const Question = (
  props: ConfirmationProps & {
    reason: string;
    onReason: (reason: string) => void;
  },
) => {
  const t = useTranslate();
  const { suspendApplierText, deletionNote } = useWords(suspensionWords);
  const suspensionEffect = useWords(suspensionEffectWords);
  const { resource, action, reason, onReason } = props;
  const undone =
    ACTIONS[action].effect === 'sync'
      ? undefined
      : suspendApplierText(resource);
  return (
    <>
      {hasField(action, 'isExplained') && (
        <DialogContentText>
          {t(`action.${action}.explain`)}{' '}
          {action === 'suspend' && suspensionEffect([resource])}
        </DialogContentText>
      )}
      {undone && <Alert severity="warning">{undone}</Alert>}
      {ACTIONS[action].takesReason && (
        <>
          <ReasonField reason={reason} onChange={onReason} />
          <DialogContentText variant="body2">
            {deletionNote(resource)}
          </DialogContentText>
        </>
      )}
    </>
  );
};

/** Says why an action is not available any more, and who has suspended the object if that is why. */
const Refusal = ({
  resource,
  action,
  reason,
}: ConfirmationProps & { reason: string }) => (
  <Alert severity="warning">
    {reason}
    {refusalOf(resource, action) === 'alreadySuspended' && (
      <SuspensionMark resource={resource} />
    )}
  </Alert>
);

/**
 * Asks for confirmation of an action on one object. Shows the object as it is now: somebody else may have acted on it
 * since the dialog was opened.
 */
export const ConfirmationDialog = (
  props: ConfirmationProps & {
    /** Why the action is unavailable. */
    refusal: string | undefined;
    onConfirm: (reason: string | undefined) => void;
    onClose: () => void;
  },
) => {
  const t = useTranslate();
  const { resource, action, refusal, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      title={t(`action.${action}.label`, { what: t.placedTitle(resource) })}
      confirm={t(`action.${action}.confirm`)}
      isReady={refusal === undefined}
      onConfirm={() => onConfirm(reason.trim() || undefined)}
      onClose={onClose}
    >
      {refusal === undefined ? (
        <Question {...{ resource, action, reason }} onReason={setReason} />
      ) : (
        <Refusal {...{ resource, action }} reason={refusal} />
      )}
    </ActionDialog>
  );
};
