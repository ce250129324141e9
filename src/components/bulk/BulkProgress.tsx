import { Button, LinearProgress } from '@material-ui/core';
import type { FluxBulk } from '../../hooks';
import { useTranslate, useWords } from '../shared';
import { useBarStyles } from './barStyles';
import { bulkWords, countOf } from './bulkWords';

/** The progress of a bulk action, with a button to cancel it. */
export const BulkProgress = (props: {
  title: string;
  bulk: FluxBulk;
  onCancel: () => void;
}) => {
  const t = useTranslate();
  const { countText, doingText } = useWords(bulkWords);
  const { title, bulk, onCancel } = props;
  const classes = useBarStyles();
  const { done, total } = countOf(bulk);
  const text = countText(bulk);
  return (
    <div className={classes.bar}>
      <span className={classes.count}>{text}</span>
      <LinearProgress
        variant="determinate"
        className={classes.progress}
        value={(100 * done) / total}
        aria-label={doingText(title, bulk)}
        aria-valuetext={text}
      />
      <Button size="small" disabled={bulk.isCancelled} onClick={onCancel}>
        {bulk.isCancelled ? t('bulk.cancelling') : t('bulk.cancel')}
      </Button>
    </div>
  );
};
