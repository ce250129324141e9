import { Popover } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMore from '@material-ui/icons/ExpandMore';
import Refresh from '@material-ui/icons/Refresh';
import Alert from '@material-ui/lab/Alert';
import { useId, useState } from 'react';
import { ActionButton } from '../actions';
import {
  type ErrorLine,
  shorten,
  transitionDuration,
  useFrame,
  useNow,
  useTranslate,
  useWords,
} from '../shared';
import { bannerWords, type BannerState } from './bannerWords';

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

const AsOf = ({ since }: { since: number }) => {
  const t = useTranslate();
  const now = useNow();
  return (
    <span title={t.exactTime(since)}>
      {t('notice.asOf', { age: t.age(since, now) })}
    </span>
  );
};

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
export const ProblemBanner = (props: BannerState & { title: string }) => {
  const t = useTranslate();
  const linesOf = useWords(bannerWords);
  const classes = useStyles();
  const { title, known } = props;
  const { staleSince: since, refresh } = known;
  const lines = linesOf(props);
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
