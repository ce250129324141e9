import { DialogContentText, Typography } from '@material-ui/core';
import { useMemo, useState } from 'react';
import useTimeout from 'react-use/lib/useTimeout';
import type { FluxObject, FluxResource } from '../../flux';
import { useAccess } from '../../hooks';
import { ACTIONS } from '../actions';
import { useTranslate, type Translate } from '../shared';
import { kindNoun } from '../shared/late';
import { ActionDialog, ReasonField } from '../shared/dialog';
import type { FluxRow } from '../table';
import type { BulkAction } from './bulkActions';
import { placesOf, planOf, type BulkPlan } from './plan';
import { PlanLists } from './PlanLists';
import { SuspensionNotes } from './SuspensionNotes';

/** Time after which the dialog no longer waits for the answers about permissions, in ms. */
const PATIENCE_MS = 3_000;

/** Returns which sources are reconciled first. */
function sourcesText(t: Translate, { sources }: BulkPlan): string | undefined {
  if (sources.size === 0) return undefined;
  const counts = [...sources.values()];
  return t('bulk.sources', {
    count: counts.reduce((sum, number) => sum + number, 0),
    sources: t.listed(
      [...sources].map(([kind, number]) =>
        t('bulk.countOfKind', { number, kind: kindNoun(t, kind, number) }),
      ),
    ),
  });
}

/** Asks for confirmation of a bulk action, and shows which objects it acts on and which it skips. */
export const BulkDialog = (props: {
  action: BulkAction;
  rows: readonly FluxRow[];
  isBusy: (resource: FluxResource) => boolean;
  onConfirm: (resources: readonly FluxObject[], reason?: string) => void;
  onClose: () => void;
}) => {
  const t = useTranslate();
  const { action, rows, isBusy, onConfirm, onClose } = props;
  const { takesReason } = ACTIONS[action];
  const [reason, setReason] = useState('');
  const places = useMemo(() => placesOf(rows, action), [rows, action]);
  const accessOf = useAccess(places);
  const plan = useMemo(
    () => planOf(t, { rows, action, accessOf, isBusy }),
    [t, rows, action, accessOf, isBusy],
  );
  const { included, checking } = plan;
  const [isPatienceOver] = useTimeout(PATIENCE_MS);
  const isWaiting = checking.length > 0 && !isPatienceOver();
  const isReady = included.length > 0 && !isWaiting;
  const sources = sourcesText(t, plan);
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
