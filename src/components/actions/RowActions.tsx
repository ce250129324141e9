import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import CloudDownloadIcon from '@material-ui/icons/CloudDownloadOutlined';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import PauseIcon from '@material-ui/icons/Pause';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import PlayCircleOutlineIcon from '@material-ui/icons/PlayCircleOutline';
import ScheduleIcon from '@material-ui/icons/Schedule';
import SyncIcon from '@material-ui/icons/Sync';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import {
  isReadable,
  refusalOf,
  supportOf,
  type FluxAction,
  type FluxObject,
  type FluxResource,
} from '../../flux';
import { useAccess, type FluxActionState } from '../../hooks';
import {
  accessReason,
  placedTitle,
  refusalReason,
  suspendApplierText,
  useTranslate,
} from '../shared';
import { ActionButton } from './ActionButton';
import { MoreMenu } from './MoreMenu';
import type { ResourceDialogName } from './ResourceDialog';
import { sourcePlaces } from './sourcePlaces';

// Loaded later, so that rows do not wait for dialogs.
const ResourceDialog = lazy(async () => ({
  default: (await import('./ResourceDialog')).ResourceDialog,
}));

const useStyles = makeStyles(
  theme => ({
    actions: {
      display: 'flex',
      // Contains visually hidden elements, which would otherwise add to the height of a scrolling page.
      position: 'relative',
      minHeight: 30,
      margin: theme.spacing(-0.5, 0),
    },
    mark: { alignSelf: 'center' },
    done: { color: theme.palette.success.main },
    spoken: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'FluxRowActions' },
);

const ICONS = {
  sync: SyncIcon,
  syncWithSource: CloudDownloadIcon,
  suspend: PauseIcon,
  resume: PlayArrowIcon,
  resumeAndSync: PlayCircleOutlineIcon,
} as const;

type ButtonAction = keyof typeof ICONS;

const DOING: Readonly<
  Record<FluxAction, 'action.syncing' | 'action.suspending' | 'action.resuming'>
> = {
  sync: 'action.syncing',
  syncWithSource: 'action.syncing',
  force: 'action.syncing',
  reset: 'action.syncing',
  suspend: 'action.suspending',
  resume: 'action.resuming',
  resumeAndSync: 'action.resuming',
};

/** React key of an action's button. Actions that replace each other share one, so that the button keeps the focus. */
const PLACE: Readonly<Record<FluxAction, 'sync' | 'second' | 'suspension'>> = {
  sync: 'sync',
  force: 'sync',
  reset: 'sync',
  syncWithSource: 'second',
  resumeAndSync: 'second',
  suspend: 'suspension',
  resume: 'suspension',
};

/**
 * Returns the buttons of an object. An action that its kind never supports has none; one that only newer versions
 * support, or that its state does not allow now, has a disabled one that says so.
 */
function buttonsOf(resource: FluxObject): readonly ButtonAction[] {
  const actions: readonly ButtonAction[] = resource.suspended
    ? ['sync', 'resumeAndSync', 'resume']
    : ['sync', 'syncWithSource', 'suspend'];
  return actions.filter(action => supportOf(resource, action) !== 'never');
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
  const writes = useMemo(
    () => ({ own: [resource], sources: sourcePlaces(resource) }),
    [resource],
  );
  // Sources are not asked about for each row: where nothing is known, the action will tell.
  const accessOf = useAccess(writes.own, writes.sources);
  const own = accessReason(t, accessOf(resource), resource);
  const deniedSource = writes.sources.find(
    place => accessOf(place) === 'cluster',
  );
  const what = placedTitle(t, resource);
  const isRunning = state?.phase === 'running';
  const doing = state && t(DOING[state.action], { what });

  const reasonOf = (action: FluxAction): string | undefined => {
    if (isRunning) return doing;
    if (state?.phase === 'queued') return t('action.queued');
    const refusal = refusalOf(resource, action);
    if (refusal) return refusalReason(t, refusal);
    if (own !== undefined) return own;
    return action === 'syncWithSource' && deniedSource
      ? accessReason(t, 'cluster', deniedSource)
      : undefined;
  };
  const open = (name: ResourceDialogName, from: HTMLElement) => {
    opener.current = from;
    setDialog(name);
  };
  const press = (action: ButtonAction, button: HTMLElement) => {
    const isUndone = resource.suspendApplier !== undefined;
    if (action === 'suspend') open(action, button);
    else if (isUndone && (action === 'resume' || action === 'resumeAndSync'))
      open(action, button);
    else onAction(resource, action);
  };
  const buttons = buttonsOf(resource);
  const places = buttons.map(action => PLACE[action]);
  const begun = state && isRunning ? PLACE[state.action] : undefined;
  // The button that resumes a suspended source is gone once it is resumed.
  const running = begun && places.includes(begun) ? begun : begun && places[0];
  return (
    <>
      {buttons.map(action => (
        <ActionButton
          key={PLACE[action]}
          name={t(`action.${action}`, { what })}
          reason={reasonOf(action)}
          warning={
            action === 'suspend' || action.startsWith('resume')
              ? suspendApplierText(t, resource)
              : undefined
          }
          icon={ICONS[action]}
          isRunning={running === PLACE[action]}
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
      {isRunning && (
        <span role="status" aria-label={doing} className={classes.spoken}>
          {doing}
        </span>
      )}
      {dialog && (
        <Suspense fallback={null}>
          <ResourceDialog
            resource={resource}
            name={dialog}
            onAction={(action, reason) => onAction(resource, action, reason)}
            onClose={() => {
              setDialog(undefined);
              opener.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
};

/** Buttons for the actions on one object. Disabled ones say why. */
export const RowActions = (props: {
  resource: FluxResource;
  state: FluxActionState | undefined;
  onAction: OnAction;
}) => {
  const classes = useStyles();
  const { resource, state } = props;
  if (!isReadable(resource)) return null;
  // Without actions, no access review is requested.
  if (buttonsOf(resource).length === 0 && !state) return null;
  return (
    <div className={classes.actions}>
      <ActionButtons {...props} resource={resource} />
    </div>
  );
};
