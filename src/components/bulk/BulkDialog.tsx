import { DialogContentText, Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useState } from 'react';
import useTimeout from 'react-use/lib/useTimeout';
import type { FluxObject, FluxResource } from '../../flux';
import { useAccess } from '../../hooks';
import { ActionDialog, ReasonField } from '../shared/dialog';
import type { FluxRow } from '../table';
import {
  kindNoun,
  labelled,
  listed,
  placedTitle,
  type Translate,
  useTranslate,
} from '../shared';
import type { BulkAction } from './bulkActions';
import { NameList } from './NameList';
import { placesOf, planOf, type BulkPlan } from './plan';
import { SuspensionNotes } from './SuspensionNotes';

/** Time in ms after which a pending access review no longer blocks the dialog. */
const PATIENCE_MS = 3_000;

const useStyles = makeStyles(
  theme => ({ group: { marginTop: theme.spacing(0.5) } }),
  { name: 'FluxBulkDialog' },
);

const titles = (t: Translate, resources: readonly FluxResource[]) =>
  resources.map(resource => ({
    key: resource.key,
    text: placedTitle(t, resource),
  }));

/** Lists of objects that will be changed, and that will be skipped and why. */
const PlanLists = (props: { action: BulkAction; plan: BulkPlan }) => {
  const t = useTranslate();
  const { action } = props;
  const { will, willNot } = props.plan;
  const classes = useStyles();
  const left = willNot.reduce(
    (sum, { resources }) => sum + resources.length,
    0,
  );
  const willName = t(`bulk.will.${action}`, { count: will.length });
  const willNotName = t('bulk.willNot', { count: left });
  return (
    <>
      {will.length > 0 ? (
        <>
          <Typography component="h3" variant="subtitle2">
            {willName}
          </Typography>
          <NameList label={willName} lines={titles(t, will)} />
        </>
      ) : (
        <Typography variant="body2" gutterBottom>
          {t('bulk.willNothing')}
        </Typography>
      )}
      {left > 0 && (
        <Typography component="h3" variant="subtitle2">
          {willNotName}
        </Typography>
      )}
      {willNot.map(({ reason, resources }) => (
        <div key={reason} className={classes.group}>
          <Typography variant="body2">
            {t('bulk.reasonCount', { number: resources.length, reason })}
          </Typography>
          <NameList
            label={labelled(t, willNotName, reason)}
            lines={titles(t, resources)}
          />
        </div>
      ))}
    </>
  );
};

/** Returns the sentence about sources that are reconciled first. */
function sourcesText(t: Translate, { sources }: BulkPlan): string | undefined {
  if (sources.size === 0) return undefined;
  const counts = [...sources.values()];
  return t('bulk.sources', {
    count: counts.reduce((sum, number) => sum + number, 0),
    sources: listed(
      t,
      [...sources].map(([kind, number]) =>
        t('bulk.countOfKind', { number, kind: kindNoun(t, kind, number) }),
      ),
    ),
  });
}

/** Dialog that confirms a bulk action: what it changes, and what it skips and why. */
export const BulkDialog = (props: {
  action: BulkAction;
  rows: readonly FluxRow[];
  isBusy: (resource: FluxResource) => boolean;
  onConfirm: (resources: readonly FluxObject[], reason?: string) => void;
  onClose: () => void;
}) => {
  const t = useTranslate();
  const { action, rows, isBusy, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  const places = useMemo(() => placesOf(rows, action), [rows, action]);
  const accessOf = useAccess(places);
  const plan = useMemo(
    () => planOf(t, { rows, action, accessOf, isBusy }),
    [t, rows, action, accessOf, isBusy],
  );
  const { will, asking } = plan;
  const [isPatienceOver] = useTimeout(PATIENCE_MS);
  const isWaiting = asking.length > 0 && !isPatienceOver();
  const isReady = will.length > 0 && !isWaiting;
  const sources = sourcesText(t, plan);
  const clusters = listed(t, asking);
  return (
    <ActionDialog
      title={t(`bulk.ask.${action}`, { count: rows.length })}
      confirm={t(`bulk.begin.${action}`, { number: will.length })}
      isReady={isReady}
      onConfirm={() => onConfirm(will, reason.trim() || undefined)}
      onClose={onClose}
    >
      <PlanLists action={action} plan={plan} />
      <div role="status">
        {asking.length > 0 && (
          <Typography variant="body2" gutterBottom>
            {isWaiting
              ? t('bulk.asking', { clusters })
              : t('bulk.askingLong', { clusters })}
          </Typography>
        )}
      </div>
      {sources && <DialogContentText>{sources}</DialogContentText>}
      {(action === 'suspend' || action === 'resume') && (
        <SuspensionNotes action={action} resources={will} />
      )}
      {action === 'suspend' && will.length > 0 && (
        <ReasonField reason={reason} onChange={setReason} />
      )}
    </ActionDialog>
  );
};
