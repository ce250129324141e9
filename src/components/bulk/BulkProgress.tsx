import { Button, LinearProgress } from '@material-ui/core';
import type { FluxBulk } from '../../hooks';
import { type Translate, useTranslate } from '../shared';
import { useBarStyles } from './barStyles';
import { countOf, countText } from './result';

/** Returns the running action in words: `Syncing 20 resources in Flux deployments`. */
export function doingText(t: Translate, title: string, bulk: FluxBulk): string {
  const { action, entries } = bulk;
  return t(`bulk.doing.${action}`, { count: entries.length, title });
}

/** Progress of a bulk action, with a button that cancels what has not started. */
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
