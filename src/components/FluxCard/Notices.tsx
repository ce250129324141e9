import { Button } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import useToggle from 'react-use/lib/useToggle';
import type { FluxResources } from '../../hooks';
import { errorLines, problemOf, type ErrorLine } from '../errorText';
import { listed, shorten } from '../text';
import { age, exactTime } from '../time';
import type { Translate } from '../translate';
import { useNow } from '../useNow';
import { useLasting } from './useLasting';

const SHOWN_AT_FIRST = 3;
const MESSAGE_LENGTH = 300;
/** Clusters that are asked one by one answer one after another, in ms at best: no word of that. */
const LATE_AFTER_MS = 2_000;

const useStyles = makeStyles(
  theme => ({
    notice: {
      margin: theme.spacing(1.5, 2, 0),
      padding: theme.spacing(0, 2),
      alignItems: 'center',
    },
    list: { margin: 0, padding: 0, listStyle: 'none' },
    foreign: { overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
  }),
  { name: 'FluxNotices' },
);

const AsOf = ({ t, since }: { t: Translate; since: number }) => {
  const now = useNow();
  return (
    <span title={exactTime(t, since)}>
      {t('notice.asOf', { age: age(t, since, now) })}
    </span>
  );
};

const ErrorList = ({
  t,
  lines,
}: {
  t: Translate;
  lines: readonly ErrorLine[];
}) => {
  const classes = useStyles();
  const [isOpen, toggle] = useToggle(false);
  const hidden = lines.length - SHOWN_AT_FIRST;
  const shown = isOpen ? lines : lines.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ul className={classes.list}>
        {shown.map(({ text, detail }) => (
          <li
            key={text}
            className={classes.foreign}
            title={shorten(detail, MESSAGE_LENGTH)}
          >
            {text}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="small" onClick={toggle}>
          {isOpen ? t('notice.less') : t('notice.more', { count: hidden })}
        </Button>
      )}
    </>
  );
};

/** Those that keep us waiting, in one line. */
function pendingLines(
  t: Translate,
  pending: readonly string[],
): readonly ErrorLine[] {
  const clusters = listed(t, pending);
  return clusters === ''
    ? []
    : [{ text: t('notice.pending', { clusters }), detail: clusters }];
}

/** What could not be read this time, above the rows that are still known. */
export const Notices = (props: {
  t: Translate;
  title: string;
  known: Pick<
    FluxResources,
    'errors' | 'failure' | 'pending' | 'staleSince' | 'refresh'
  >;
  /** What is to be said besides. */
  more: readonly ErrorLine[];
}) => {
  const classes = useStyles();
  const { t, title, known } = props;
  const { errors, failure, pending, staleSince, refresh } = known;
  const isLate = useLasting(pending.length > 0, LATE_AFTER_MS);
  // What is wrong with a cluster stands until it answers.
  const late = pending.filter(
    name => isLate && errors.every(({ cluster }) => cluster !== name),
  );
  const lines = [
    ...pendingLines(t, late),
    ...errorLines(t, errors),
    ...props.more,
  ];
  if (!failure && lines.length === 0) return null;
  return (
    <Alert
      severity="warning"
      role="status"
      aria-label={t('notice.label', { title })}
      className={classes.notice}
      action={
        <Button size="small" color="inherit" onClick={refresh}>
          {t('notice.retry')}
        </Button>
      }
    >
      {failure ? (
        <div
          className={classes.foreign}
          title={shorten(failure.message, MESSAGE_LENGTH)}
        >
          {t('notice.notAnswering', { problem: problemOf(t, failure) })}
        </div>
      ) : (
        <ErrorList t={t} lines={lines} />
      )}
      {staleSince !== undefined && <AsOf t={t} since={staleSince} />}
    </Alert>
  );
};
