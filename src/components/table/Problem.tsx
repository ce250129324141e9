import { makeStyles } from '@material-ui/core/styles';
import { isHindered } from '../../flux';
import { useFoundPods, type FluxActionState } from '../../hooks';
import { hasRemedy, Remedy, type OnAction } from '../actions';
import { BlockerText, statusWords } from '../cells';
import { FailingPods } from '../details';
import { shorten, useWords } from '../shared';
import { Late } from './Late';
import type { FluxRow } from './rows';

const PROBLEM_LENGTH = 600;
const REMEDY_HEIGHT = 30;
/** Height of a line with a link. */
const BLOCKER_HEIGHT = 24;

const useStyles = makeStyles(
  theme => ({
    problem: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5, 2),
      marginTop: theme.spacing(-0.5),
      lineHeight: 1.4,
    },
    words: { flex: '1 1 240px', minWidth: 0 },
    /** Shows the first lines; the tooltip of the status has the whole text. */
    clamped: {
      display: '-webkit-box',
      '-webkit-box-orient': 'vertical',
      '-webkit-line-clamp': 3,
      overflow: 'hidden',
      whiteSpace: 'pre-line',
    },
    /** What the row waits for may be read later than the row: one line is kept for it. */
    blocker: { minHeight: BLOCKER_HEIGHT },
    remedy: { minHeight: REMEDY_HEIGHT },
  }),
  { name: 'FluxProblem' },
);

/** Explains a problem of a row's object: Flux's message, the object to fix first, and the remedy. */
export const Problem = (props: {
  row: FluxRow;
  actionState: FluxActionState | undefined;
  onAction: OnAction;
}) => {
  const { problemText } = useWords(statusWords);
  const classes = useStyles();
  const { row, actionState, onAction } = props;
  const { resource, blocker } = row;
  const message = problemText(resource);
  const found = useFoundPods(resource.key);
  return (
    <div className={classes.problem}>
      <div className={classes.words}>
        {message !== undefined && (
          <bdi className={classes.clamped}>
            {shorten(message.replace(/\s*\n\s*/g, '\n'), PROBLEM_LENGTH)}
          </bdi>
        )}
        {found && message !== undefined && (
          <FailingPods {...{ resource, found, told: message }} />
        )}
        {(blocker || isHindered(resource)) && (
          <div className={classes.blocker}>
            {blocker && <BlockerText blocker={blocker} told={message} />}
          </div>
        )}
      </div>
      {hasRemedy(resource) && (
        <div className={classes.remedy}>
          <Late>
            {() => (
              <Remedy
                resource={resource}
                state={actionState}
                onAction={onAction}
              />
            )}
          </Late>
        </div>
      )}
    </div>
  );
};
