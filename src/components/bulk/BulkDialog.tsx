import { DialogContentText, Typography } from '@material-ui/core';
import { useMemo, useState } from 'react';
import useTimeout from 'react-use/lib/useTimeout';
import type { FluxObject, FluxResource } from '../../flux';
import { useAccess } from '../../hooks';
import { ACTIONS } from '../actions';
import { useTranslate, useWords } from '../shared';
import { ActionDialog, ReasonField } from '../shared/dialog';
import type { FluxRow } from '../table';
import type { BulkAction } from './bulkActions';
import { placesOf, planOf } from './plan';
import { PlanLists } from './PlanLists';
import { planWords } from './planWords';
import { SuspensionNotes } from './SuspensionNotes';

/** Time after which the dialog no longer waits for the answers about permissions, in ms. */
const PATIENCE_MS = 3_000;

/** Asks for confirmation of a bulk action, and shows which objects it acts on and which it skips. */
export const BulkDialog = (props: {
  action: BulkAction;
  rows: readonly FluxRow[];
  isBusy: (resource: FluxResource) => boolean;
  onConfirm: (resources: readonly FluxObject[], reason?: string) => void;
  onClose: () => void;
}) => {
  const t = useTranslate();
  const { sourcesText } = useWords(planWords);
  const { action, rows, isBusy, onConfirm, onClose } = props;
  const { takesReason } = ACTIONS[action];
  const [reason, setReason] = useState('');
  const places = useMemo(() => placesOf(rows, action), [rows, action]);
  const accessOf = useAccess(places);
  const plan = useMemo(
    () => planOf({ rows, action, accessOf, isBusy }),
    [rows, action, accessOf, isBusy],
  );
  const { included, checking } = plan;
  const [isPatienceOver] = useTimeout(PATIENCE_MS);
  const isWaiting = checking.length > 0 && !isPatienceOver();
  const isReady = included.length > 0 && !isWaiting;
  const sources = sourcesText(plan);
  const clusters = t.listed(checking.map(t.cluster));
  return (
    <ActionDialog
      title={t(`action.${action}.bulk.ask`, { count: rows.length })}
      confirm={t(`action.${action}.bulk.begin`, { number: included.length })}
      isReady={isReady}
      onConfirm={() => onConfirm(included, reason.trim() || undefined)}
      onClose={onClose}
    >
      <PlanLists action={action} plan={plan} />
      <div role="status">
        {checking.length > 0 && (
          <Typography variant="body2" gutterBottom>
            {isWaiting
              ? t('bulk.checking', { clusters })
              : t('bulk.checkingLong', { clusters })}
          </Typography>
        )}
      </div>
      {sources && <DialogContentText>{sources}</DialogContentText>}
      {ACTIONS[action].effect !== 'sync' && (
        <SuspensionNotes action={action} resources={included} />
      )}
      {takesReason && included.length > 0 && (
        <ReasonField reason={reason} onChange={setReason} />
      )}
    </ActionDialog>
  );
};
