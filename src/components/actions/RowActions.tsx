import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { useRef, useState } from 'react';
import {
  isReadable,
  supportOf,
  type FluxAction,
  type FluxObject,
  type FluxResource,
} from '../../flux';
import type { FluxActionState } from '../../hooks';
import {
  onDemand,
  placedTitle,
  SpokenText,
  suspendApplierText,
  useTranslate,
} from '../shared';
import { ActionButton } from './ActionButton';
import { ACTIONS, actionsWith, hasField, type ActionWith } from './actions';
import { MoreMenu } from './MoreMenu';
import type { ResourceDialogName } from './ResourceDialog';
import { useUnavailability } from './useUnavailability';

// Loaded when first opened: rows do not wait for the dialogs.
const ResourceDialog = onDemand(async () => {
  return (await import('./ResourceDialog')).ResourceDialog;
});

const useStyles = makeStyles(
  theme => ({
    actions: {
      display: 'flex',
      // For SpokenText.
      position: 'relative',
      minHeight: 30,
      margin: theme.spacing(-0.5, 0),
    },
    mark: { alignSelf: 'center' },
    done: { color: theme.palette.success.main },
  }),
  { name: 'FluxRowActions' },
);

/**
 * Returns the buttons of an object. An action that its kind never supports has none; one that only newer versions
 * support, or that its state does not allow now, has a disabled one that says so.
 */
function buttonsOf(resource: FluxObject): readonly ActionWith<'button'>[] {
  const state = resource.suspended ? 'suspended' : 'active';
  return actionsWith('button').filter(action => {
    const onlyWhile = ACTIONS[action].button?.onlyWhile ?? state;
    return onlyWhile === state && supportOf(resource, action) !== 'never';
  });
}

type OnAction = (
  resource: FluxObject,
  action: FluxAction,
  reason?: string,
) => void;

const ActionButtons = (props: {
  resource: FluxObject;
  state: FluxActionState | undefined;
  onAction: OnAction;
}) => {
  const t = useTranslate();
  const { resource, state, onAction } = props;
  const classes = useStyles();
  const opener = useRef<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<ResourceDialogName>();
  const reasonOf = useUnavailability(resource, state);
  const what = placedTitle(t, resource);
  const running = state?.phase === 'running' ? state.action : undefined;
  const doing =
    running && t(`action.${ACTIONS[running].effect}.doing`, { what });
  const open = (name: ResourceDialogName, from: HTMLElement) => {
    opener.current = from;
    setDialog(name);
  };
  const undone = () => suspendApplierText(t, resource);
  const press = (action: ActionWith<'button'>, button: HTMLElement) => {
    const { confirm } = ACTIONS[action];
    const isConfirmed =
      confirm === 'always' || (confirm && undone() !== undefined);
    if (isConfirmed && hasField(action, 'confirm')) open(action, button);
    else onAction(resource, action);
  };
  const buttons = buttonsOf(resource);
  const places = buttons.map(action => ACTIONS[action].place);
  const started = running && ACTIONS[running].place;
  // The place of a resumed source's "Resume and sync" has no button any more.
  const spinning =
    started && places.includes(started) ? started : started && places[0];
  return (
    <>
      {buttons.map(action => (
        <ActionButton
          key={ACTIONS[action].place}
          name={t(`action.${action}.label`, { what })}
          reason={reasonOf(action)}
          warning={ACTIONS[action].effect === 'sync' ? undefined : undone}
          icon={ACTIONS[action].button.icon}
          isRunning={spinning === ACTIONS[action].place}
          onClick={button => press(action, button)}
        />
      ))}
      {buttons.length > 0 && (
        <MoreMenu
          resource={resource}
          reasonOf={reasonOf}
          icon={MoreVertIcon}
          onOpen={open}
        />
      )}
      {state?.phase === 'queued' && (
        <ScheduleIcon
          fontSize="small"
          className={classes.mark}
          titleAccess={t('action.queued')}
        />
      )}
      {state?.outcome?.result === 'succeeded' && (
        <CheckIcon
          aria-hidden
          fontSize="small"
          className={`${classes.mark} ${classes.done}`}
        />
      )}
      {doing && (
        <SpokenText role="status" aria-label={doing}>
          {doing}
        </SpokenText>
      )}
      {dialog && (
        <ResourceDialog
          resource={resource}
          name={dialog}
          onAction={(action, reason) => onAction(resource, action, reason)}
          onClose={() => {
            setDialog(undefined);
            opener.current?.focus();
          }}
        />
      )}
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
  const { resource, state } = props;
  if (!isReadable(resource)) return null;
  // Without any action there is no need to ask for permissions.
  if (buttonsOf(resource).length === 0 && !state) return null;
  return (
    <div className={classes.actions}>
      <ActionButtons {...props} resource={resource} />
    </div>
  );
};
