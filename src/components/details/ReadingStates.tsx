import { Button, Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ReactNode } from 'react';
import type { FluxError } from '../../api';
import type { Reading } from '../../hooks/details';
import { shorten, useNow, useTranslate, useWords } from '../shared';
import { errorWords } from '../shared/late';

const MESSAGE_LENGTH = 500;

const useStyles = makeStyles(
  theme => ({
    message: { overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
    retry: { marginTop: theme.spacing(1) },
    note: { margin: theme.spacing(0, 0, 1) },
    age: { margin: theme.spacing(2, 0, 0) },
  }),
  { name: 'FluxReadingStates' },
);

/** Role of README that grants what a section reads. */
export type GrantingRole = 'view' | 'details';

/** Names what would permit the refused requests: one of README's roles, or a permission of Backstage. */
export const GrantNeeded = (props: {
  errors: readonly FluxError[];
  grantedBy: GrantingRole;
}) => {
  const t = useTranslate();
  const { errors, grantedBy } = props;
  const refused = errors.filter(({ problem }) => problem === 'forbidden');
  const byBackstage = refused.filter(({ cluster }) => cluster === undefined);
  return (
    <>
      {byBackstage.length > 0 && (
        <Typography variant="body2">
          {t('details.permissionNeeded', { permission: 'kubernetes.proxy' })}
        </Typography>
      )}
      {refused.length > byBackstage.length && (
        <Typography variant="body2">
          {t('details.roleNeeded', { role: `backstage-flux-${grantedBy}` })}
        </Typography>
      )}
    </>
  );
};

const Problem = (props: {
  error: FluxError;
  grantedBy: GrantingRole;
  onRetry: () => void;
}) => {
  const t = useTranslate();
  const { errorLines } = useWords(errorWords);
  const classes = useStyles();
  const { error, grantedBy, onRetry } = props;
  return (
    <div role="alert">
      {errorLines([error]).map(({ text, detail }) => (
        <div key={text} className={classes.message}>
          <Typography variant="body2">{text}</Typography>
          <Typography variant="caption" color="textSecondary">
            {shorten(detail, MESSAGE_LENGTH)}
          </Typography>
        </div>
      ))}
      <GrantNeeded errors={[error]} grantedBy={grantedBy} />
      <Button
        size="small"
        variant="outlined"
        className={classes.retry}
        onClick={onRetry}
      >
        {t('notice.retry')}
      </Button>
    </div>
  );
};

/**
 * Content of a section: what was read, with its age; or why there is nothing yet. What was read before stays where a
 * newer reading fails.
 */
export function ReadingStates<T>(props: {
  reading: Reading<T>;
  /** Name of what is read, for the states without content. */
  what: string;
  grantedBy: GrantingRole;
  /** Whether it stands within another reading, whose age is enough as long as nothing fails. */
  isInner?: boolean;
  children: (data: T) => ReactNode;
}) {
  const t = useTranslate();
  const classes = useStyles();
  const now = useNow();
  const { reading, what, grantedBy, isInner, children } = props;
  const { data, error, updatedAt, refresh } = reading;
  if (data === undefined) {
    return error ? (
      <Problem error={error} grantedBy={grantedBy} onRetry={refresh} />
    ) : (
      <div role="status" aria-label={t('card.loading', { title: what })}>
        <Skeleton width="60%" />
        <Skeleton width="80%" />
        <Skeleton width="40%" />
      </div>
    );
  }
  return (
    <>
      {error && (
        <div className={classes.note}>
          <Problem error={error} grantedBy={grantedBy} onRetry={refresh} />
        </div>
      )}
      {children(data)}
      {updatedAt !== undefined && (!isInner || error) && (
        <Typography
          variant="caption"
          color="textSecondary"
          component="p"
          className={classes.age}
        >
          {t('details.updated', { age: t.age(updatedAt, now) })}
        </Typography>
      )}
    </>
  );
}
