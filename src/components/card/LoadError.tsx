import { Button, Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { entityOf, type FluxError } from '../../api';
import { shorten, useScope, useTranslate, useWords } from '../shared';
import { errorWords } from '../shared/late';

const MESSAGE_LENGTH = 500;

const useStyles = makeStyles(
  theme => ({
    box: { padding: theme.spacing(1, 2, 2) },
    message: { overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
    retry: { marginTop: theme.spacing(1) },
  }),
  { name: 'FluxLoadError' },
);

/** Replaces the table when nothing could be loaded: the reasons, and a button to try again. */
export const LoadError = (props: {
  errors: readonly FluxError[];
  onRetry: () => void;
}) => {
  const t = useTranslate();
  const { errorLines } = useWords(errorWords);
  const classes = useStyles();
  const { errors, onRetry } = props;
  const isFleet = entityOf(useScope()) === undefined;
  const isForbidden = errors.some(
    ({ problem, cluster }) => problem === 'forbidden' && cluster === undefined,
  );
  // Nothing is requested until the page has the entity with another annotation.
  const isFinal = errors.every(
    ({ annotation, cluster }) => annotation && cluster === undefined,
  );
  // Backstage's message adds nothing to the list of missing permissions.
  const known = isForbidden ? [] : errorLines(errors);
  return (
    <div role="alert" className={classes.box}>
      <Typography component="h3" variant="subtitle1">
        {isForbidden ? t('failure.forbiddenTitle') : t('failure.title')}
      </Typography>
      {isForbidden && (
        <Typography variant="body2">
          {isFleet ? t('failure.forbiddenFleet') : t('failure.forbidden')}
        </Typography>
      )}
      {known.map(({ text, detail }) => (
        <div key={text} className={classes.message}>
          <Typography variant="body2">{text}</Typography>
          <Typography variant="caption" color="textSecondary">
            {shorten(detail, MESSAGE_LENGTH)}
          </Typography>
        </div>
      ))}
      {!isFinal && (
        <>
          <Button
            size="small"
            variant="outlined"
            className={classes.retry}
            onClick={onRetry}
          >
            {t('notice.retry')}
          </Button>{' '}
          <Typography variant="caption" color="textSecondary">
            {t('failure.retrying')}
          </Typography>
        </>
      )}
    </div>
  );
};
