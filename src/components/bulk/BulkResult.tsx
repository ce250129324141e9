import { Button, IconButton } from '@material-ui/core';
import CheckIcon from '@material-ui/icons/CheckCircleOutlined';
import CloseIcon from '@material-ui/icons/Close';
import ErrorIcon from '@material-ui/icons/ErrorOutlined';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { useId, useState } from 'react';
import type { FluxBulk } from '../../hooks';
import { useTranslate, useWords } from '../shared';
import { useBarStyles } from './barStyles';
import { NameList } from './NameList';
import { bulkWords, severityOf } from './bulkWords';

const ICONS = { success: CheckIcon, warning: WarningIcon, error: ErrorIcon };

/** The result of a bulk action, shown until it is dismissed. */
export const BulkResult = (props: {
  title: string;
  bulk: FluxBulk;
  onDismiss: () => void;
}) => {
  const t = useTranslate();
  const { resultText, detailsOf } = useWords(bulkWords);
  const { title, bulk, onDismiss } = props;
  const classes = useBarStyles();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const severity = severityOf(bulk);
  const Icon = ICONS[severity];
  const summary = resultText(bulk);
  const details = detailsOf(bulk);
  return (
    <div role="group" aria-label={t('bulk.result', { title, summary })}>
      <div className={`${classes.bar} ${classes.result}`}>
        <Icon aria-hidden fontSize="small" className={classes[severity]} />
        <span className={classes.count}>{summary}</span>
        {details.length > 0 && (
          <Button
            size="small"
            color="primary"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {t('bulk.details')}
          </Button>
        )}
        <IconButton
          size="small"
          className={classes.end}
          aria-label={t('bulk.dismiss')}
          title={t('bulk.dismiss')}
          onClick={onDismiss}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      <div id={id} className={classes.details}>
        {isOpen && <NameList label={t('bulk.details')} lines={details} />}
      </div>
    </div>
  );
};
