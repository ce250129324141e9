import { Popover } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMore from '@material-ui/icons/ExpandMore';
import Refresh from '@material-ui/icons/Refresh';
import Alert from '@material-ui/lab/Alert';
import { useId, useState } from 'react';
import { useIsPolling, type FluxResources } from '../../hooks';
import { ActionButton } from '../actions';
import {
  age,
  type ErrorLine,
  errorLines,
  exactTime,
  listed,
  problemOf,
  shorten,
  transitionDuration,
  type Translate,
  useFrame,
  useNow,
  useScope,
} from '../shared';
import { useDelayedFlag } from './useDelayedFlag';

const MESSAGE_LENGTH = 300;
/** Clusters that are asked one by one answer one after another, in ms at best: no word of that. */
const CLUSTER_LATE_AFTER_MS = 2_000;
/** Backstage waits for the slowest cluster, and does not say which that is. */
const POLL_LATE_AFTER_MS = 5_000;

const useStyles = makeStyles(
  theme => ({
    notice: {
      boxSizing: 'border-box',
      flex: 1,
      // No higher than a card's title, so that nothing moves when it comes and goes.
      maxHeight: 48,
      minWidth: 0,
      padding: theme.spacing(0, 0.5, 0, 1),
      alignItems: 'center',
      fontSize: '0.8125rem',
      lineHeight: 1.4,
    },
    icon: { padding: 0, marginRight: theme.spacing(1) },
    message: {
      flex: 1,
      minWidth: 0,
      overflow: 'hidden',
      padding: theme.spacing(0.5, 0),
    },
    action: {
      marginRight: 0,
      paddingLeft: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
    line: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    count: { fontWeight: 600 },
    list: {
      display: 'inline',
      margin: 0,
      padding: 0,
      '& > li': { display: 'inline', unicodeBidi: 'isolate' },
      '& > li + li::before': { content: '" · "' },
    },
    details: {
      ...theme.typography.body2,
      boxSizing: 'border-box',
      width: 560,
      maxWidth: '100%',
      padding: theme.spacing(1, 2, 1.5),
      overflowWrap: 'anywhere',
      '& > dl': { margin: 0 },
      '& dt': { marginTop: theme.spacing(1), unicodeBidi: 'isolate' },
      '& dd': {
        margin: 0,
        whiteSpace: 'pre-line',
        color: theme.palette.text.secondary,
        unicodeBidi: 'isolate',
      },
      '& > p': { margin: theme.spacing(1.5, 0, 0) },
    },
  }),
  { name: 'FluxStatusBanner' },
);

type Known = Pick<
  FluxResources,
  'errors' | 'failure' | 'pending' | 'staleSince' | 'refresh'
>;

const AsOf = ({ t, since }: { t: Translate; since: number }) => {
  const now = useNow();
  return (
    <span title={exactTime(t, since)}>
      {t('notice.asOf', { age: age(t, since, now) })}
    </span>
  );
};

/** Those that keep us waiting, in one line. */
function lateLine(t: Translate, late: readonly string[]): readonly ErrorLine[] {
  const clusters = listed(t, late);
  return late.length === 0
    ? []
    : [{ text: t('notice.pending', { clusters }), detail: '' }];
}

/** What is to be said, a line for each problem; none while all is well. */
function useLines(
  t: Translate,
  known: Known,
  more: readonly ErrorLine[],
): readonly ErrorLine[] {
  const { errors, failure, pending } = known;
  const isPolling = useIsPolling(useScope());
  const areClustersLate = useDelayedFlag(
    pending.length > 0,
    CLUSTER_LATE_AFTER_MS,
  );
  const isPollLate = useDelayedFlag(isPolling, POLL_LATE_AFTER_MS);
  if (failure) {
    const problem = problemOf(t, failure);
    const text = t('notice.notAnswering', { problem });
    return [{ text, detail: failure.message }];
  }
  const late = areClustersLate
    ? // What is wrong with a cluster stands until it answers.
      pending.filter(name => errors.every(({ cluster }) => cluster !== name))
    : [];
  const isNobodyNamed = isPollLate && !areClustersLate;
  return [
    ...lateLine(t, isNobodyNamed ? [t('error.backstage')] : late),
    ...errorLines(t, errors),
    ...more,
  ];
}

/** All of it, with what the clusters and Backstage themselves said: over the page, so that nothing moves. */
const Details = (props: {
  t: Translate;
  title: string;
  lines: readonly ErrorLine[];
  since?: number;
}) => {
  const classes = useStyles();
  const { t, title, lines, since } = props;
  const frame = useFrame();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const id = useId();
  return (
    <>
      <ActionButton
        t={t}
        name={t('notice.details')}
        icon={ExpandMore}
        hasPopup="dialog"
        onClick={setAnchor}
      />
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        transitionDuration={transitionDuration()}
        className={frame}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        PaperProps={{
          role: 'dialog',
          'aria-labelledby': id,
          className: classes.details,
        }}
      >
        <strong id={id}>{t('notice.label', { title })}</strong>
        <dl>
          {lines.map(({ text, detail }) => (
            <div key={text}>
              <dt>{text}</dt>
              {!text.includes(detail) && (
                <dd>{shorten(detail, MESSAGE_LENGTH)}</dd>
              )}
            </div>
          ))}
        </dl>
        {since !== undefined && (
          <p>
            <AsOf t={t} since={since} /> {exactTime(t, since)}
          </p>
        )}
      </Popover>
    </>
  );
};

/** What could not be read this time, in the card's header: the rows that are still known stay where they are. */
export const StatusBanner = (props: {
  t: Translate;
  title: string;
  known: Known;
  /** What is to be said besides. */
  more: readonly ErrorLine[];
}) => {
  const classes = useStyles();
  const { t, title, known } = props;
  const { staleSince: since, refresh } = known;
  const lines = useLines(t, known, props.more);
  if (lines.length === 0) return null;
  return (
    <Alert
      severity="warning"
      role="status"
      aria-label={t('notice.label', { title })}
      classes={{
        root: classes.notice,
        icon: classes.icon,
        message: classes.message,
        action: classes.action,
      }}
      action={
        <>
          <ActionButton
            t={t}
            name={t('notice.retry')}
            icon={Refresh}
            onClick={refresh}
          />
          <Details t={t} title={title} lines={lines} since={since} />
        </>
      }
    >
      <div className={classes.line}>
        {lines.length > 1 && (
          <span className={classes.count}>
            {t('notice.count', { count: lines.length })}{' '}
          </span>
        )}
        <ul className={classes.list}>
          {lines.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
      {since !== undefined && (
        <div className={classes.line}>
          <AsOf t={t} since={since} />
        </div>
      )}
    </Alert>
  );
};
