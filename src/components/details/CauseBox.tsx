import { makeStyles } from '@material-ui/core/styles';
import { needsAttention, type FluxResource } from '../../flux';
import { useFoundPods } from '../../hooks';
import { statusWords } from '../cells';
import { useTranslate, useWords } from '../shared';
import { CopyButton } from './CopyButton';
import { FailingPods } from './FailingPods';

const useStyles = makeStyles(
  theme => ({
    box: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1.5),
      padding: theme.spacing(1, 1, 1, 1.5),
      borderLeft: `4px solid ${theme.palette.warning.main}`,
      backgroundColor: theme.palette.background.default,
    },
    failing: { borderLeftColor: theme.palette.error.main },
    text: {
      flex: 1,
      minWidth: 0,
      maxHeight: '30vh',
      overflowY: 'auto',
      whiteSpace: 'pre-line',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'FluxCauseBox' },
);

/** What is wrong with an object, whole, to be read and copied; nothing where all is well. */
export const CauseBox = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const { problemText } = useWords(statusWords);
  const classes = useStyles();
  const text = problemText(resource);
  const found = useFoundPods(resource.key);
  if (text === undefined) return null;
  const failing = needsAttention(resource) ? classes.failing : '';
  return (
    <div className={`${classes.box} ${failing}`}>
      <div
        className={classes.text}
        role="group"
        aria-label={t('statusDetail.message')}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text scrolls, which the keyboard has to reach
        tabIndex={0}
      >
        <bdi>{text}</bdi>
        {found && <FailingPods {...{ resource, found, told: text }} />}
      </div>
      <CopyButton label={t('commands.copyMessage')} text={() => text} />
    </div>
  );
};
