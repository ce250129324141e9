import { Button, LinearProgress } from '@material-ui/core';
import type { FluxBulk } from '../../hooks';
import { useTranslate, type Translate } from '../shared';
import { useBarStyles } from './barStyles';
import { countOf, countText } from './result';

/** Returns a text such as `Syncing 20 resources in Flux deployments`. */
export function doingText(t: Translate, title: string, bulk: FluxBulk): string {
  const { action, entries } = bulk;
  return t(`action.${action}.bulk.doing`, { count: entries.length, title });
}

/** The progress of a bulk action, with a button to cancel it. */
export const BulkProgress = (props: {
  title: string;
  bulk: FluxBulk;
  onCancel: () => void;
}) => {
  const t = useTranslate();
  const { title, bulk, onCancel } = props;
  const classes = useBarStyles();
  const { done, total } = countOf(bulk);
  const text = countText(t, bulk);
  return (
    <div className={classes.bar}>
      <span className={classes.count}>{text}</span>
      <LinearProgress
        variant="determinate"
        className={classes.progress}
        value={(100 * done) / total}
        aria-label={doingText(t, title, bulk)}
        aria-valuetext={text}
      />
      <Button size="small" disabled={bulk.isCancelled} onClick={onCancel}>
        {bulk.isCancelled ? t('bulk.cancelling') : t('bulk.cancel')}
      </Button>
    </div>
  );
};
