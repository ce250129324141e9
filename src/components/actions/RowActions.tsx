import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { useRef } from 'react';
import { isReadable, type FluxObject, type FluxResource } from '../../flux';
import type { FluxActionState } from '../../hooks';
import { SpokenText, useKeptFocus, useTranslate } from '../shared';
import { ACTIONS, offered, type ActionWith } from './actions';
import { MoreMenu } from './MoreMenu';
import { SplitButton } from './SplitButton';
import { useActionStart, type OnAction } from './useActionStart';
import { useUnavailability } from './useUnavailability';

const useStyles = makeStyles(
  theme => ({
    actions: {
      display: 'flex',
      alignItems: 'center',
      // For SpokenText.
      position: 'relative',
      minHeight: 30,
      margin: theme.spacing(-0.5, 0),
    },
    /** On the corner of the button, which keeps its width. */
    mark: {
      position: 'absolute',
      top: -6,
      left: -8,
      borderRadius: '50%',
      fontSize: 16,
      backgroundColor: theme.palette.background.paper,
    },
    done: { color: theme.palette.success.main },
  }),
  { name: 'FluxRowActions' },
);

const ActionButtons = (props: {
  resource: FluxObject;
  action: ActionWith<'button'> | undefined;
  hasMenu: boolean;
  state: FluxActionState | undefined;
  onAction: OnAction;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { resource, action, hasMenu, state, onAction } = props;
  const reasonOf = useUnavailability(resource, state);
  const starts = useActionStart(resource, onAction, reasonOf);
  const running = state?.phase === 'running' ? state.action : undefined;
  const doing =
    running &&
    t(`action.${ACTIONS[running].effect}.doing`, {
      what: t.placedTitle(resource),
    });
  return (
    <>
      {action && (
        <SplitButton
          {...{ resource, action, reasonOf, starts }}
          isRunning={running !== undefined}
        />
      )}
      {hasMenu && <MoreMenu {...{ resource, reasonOf, starts }} />}
      {state?.phase === 'queued' && (
        <ScheduleIcon
          className={classes.mark}
          titleAccess={t('action.queued')}
        />
      )}
      {state?.outcome?.result === 'succeeded' && (
        <CheckIcon aria-hidden className={`${classes.mark} ${classes.done}`} />
      )}
      {doing && (
        <SpokenText role="status" aria-label={doing}>
          {doing}
        </SpokenText>
      )}
      {starts.dialog}
    </>
  );
};

/** The actions of one object. Those that are not permitted, or that its state does not allow, are disabled with the reason. */
export const RowActions = (props: {
  resource: FluxResource;
  state: FluxActionState | undefined;
  onAction: OnAction;
}) => {
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  // Which buttons there are changes with the object.
  const keptFocus = useKeptFocus(() => root.current?.querySelector('button'));
  const { resource, state } = props;
  if (!isReadable(resource)) return null;
  const [action] = offered(resource, 'button');
  // An Alert that is not suspended can only be suspended, which is in the menu.
  const hasMenu = action !== undefined || offered(resource, 'menu').length > 0;
  // Without any action there is no need to ask for permissions.
  if (!hasMenu && !state) return null;
  return (
    <div ref={root} className={classes.actions} {...keptFocus}>
      <ActionButtons {...props} {...{ resource, action, hasMenu }} />
    </div>
  );
};
