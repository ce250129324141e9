import { Popover } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMore from '@material-ui/icons/ExpandMore';
import Refresh from '@material-ui/icons/Refresh';
import Alert from '@material-ui/lab/Alert';
import { useId, useState } from 'react';
import type { FluxResources } from '../../hooks';
import { ActionButton } from '../actions';
import {
  type ErrorLine,
  problemOf,
  shorten,
  transitionDuration,
  type Translate,
  useFrame,
  useNow,
  useTranslate,
} from '../shared';
import { clustersText, errorLines } from '../shared/late';

const MESSAGE_LENGTH = 300;
const useStyles = makeStyles(
  theme => ({
    notice: {
      boxSizing: 'border-box',
      flex: 1,
      // No higher than a card's title, so that nothing moves when the banner appears and disappears.
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

interface ProblemBannerProps {
  readonly title: string;
  readonly known: Known;
  /** Additional lines. */
  readonly more: readonly ErrorLine[];
  readonly areClustersLate: boolean;
  /** Backstage has not answered the poll for a while. */
  readonly isPollLate: boolean;
}

const AsOf = ({ since }: { since: number }) => {
  const t = useTranslate();
  const now = useNow();
  return (
    <span title={t.exactTime(since)}>
      {t('notice.asOf', { age: t.age(since, now) })}
    </span>
  );
};

/** Returns a line about clusters that have not responded yet. */
function lateLine(t: Translate, late: readonly string[]): readonly ErrorLine[] {
  const clusters = clustersText(t, late);
  return late.length === 0
    ? []
    : [{ text: t('notice.pending', { clusters }), detail: t.listed(late) }];
}

/** Returns a line per problem, and none if there are no problems. */
function linesOf(
  t: Translate,
  { known, more, areClustersLate, isPollLate }: ProblemBannerProps,
): readonly ErrorLine[] {
  const { errors, failure, pending } = known;
  if (failure?.problem === 'unauthorized') {
    return [{ text: t('notice.signedOut'), detail: failure.message }];
  }
  // Backstage answered, and said no.
  if (failure?.status !== undefined && failure.status < 500) {
    return errorLines(t, [failure]);
  }
  if (failure) {
    const problem = problemOf(t, failure);
    const text = t('notice.notAnswering', { problem });
    return [{ text, detail: failure.message }];
  }
  const late = areClustersLate
    ? // An error of a cluster is shown until the cluster responds.
      pending
        .filter(name => errors.every(({ cluster }) => cluster !== name))
        .map(t.cluster)
    : [];
  const isNobodyNamed = isPollLate && !areClustersLate;
  return [
    ...lateLine(t, isNobodyNamed ? [t('error.backstage')] : late),
    ...errorLines(t, errors),
    ...more,
  ];
}

/** All problems with the original messages, in a popover so that nothing moves. */
const Details = (props: {
  title: string;
  lines: readonly ErrorLine[];
  since?: number;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { title, lines, since } = props;
  const frame = useFrame();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const id = useId();
  return (
    <>
      <ActionButton
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
            <AsOf since={since} /> {t.exactTime(since)}
          </p>
        )}
      </Popover>
    </>
  );
};

/** Banner in the card's header about what could not be read in the latest poll. Known rows stay in the table. */
export const ProblemBanner = (props: ProblemBannerProps) => {
  const t = useTranslate();
  const classes = useStyles();
  const { title, known } = props;
  const { staleSince: since, refresh } = known;
  const lines = linesOf(t, props);
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
            name={t('notice.retry')}
            icon={Refresh}
            onClick={refresh}
          />
          <Details title={title} lines={lines} since={since} />
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
          <AsOf since={since} />
        </div>
      )}
    </Alert>
  );
};
