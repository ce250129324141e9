import { CircularProgress, IconButton, Tooltip } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import PauseIcon from '@material-ui/icons/Pause';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import SyncIcon from '@material-ui/icons/Sync';
import {
  capabilitiesOf,
  isReadable,
  type FluxAction,
  type FluxObject,
  type FluxResource,
} from '../flux';
import { useActionAccess, type FluxActionState } from '../hooks';
import { accessReason } from './actionText';
import { placedTitle } from './text';
import type { Translate } from './translate';

const useStyles = makeStyles(
  theme => ({
    actions: { display: 'flex', minHeight: 30, margin: theme.spacing(-0.5, 0) },
    // Not `disabled`: such a button could not be reached to learn why.
    unavailable: { opacity: 0.4, cursor: 'not-allowed' },
    done: { alignSelf: 'center', color: theme.palette.success.main },
    progress: { padding: theme.spacing(0.5), display: 'inline-flex' },
  }),
  { name: 'FluxRowActions' },
);

const ICONS = {
  sync: SyncIcon,
  syncWithSource: SyncIcon,
  force: SyncIcon,
  reset: SyncIcon,
  suspend: PauseIcon,
  resume: PlayArrowIcon,
  resumeAndSync: PlayArrowIcon,
} as const;
const DOING = {
  sync: 'action.syncing',
  syncWithSource: 'action.syncing',
  force: 'action.syncing',
  reset: 'action.syncing',
  suspend: 'action.suspending',
  resume: 'action.resuming',
  resumeAndSync: 'action.resuming',
} as const;

/** What Flux would act on, in the object's present state. */
function offered(resource: FluxResource): readonly FluxAction[] {
  const { reconcile, suspend } = capabilitiesOf(resource);
  if (resource.deletedAt !== undefined) return [];
  if (resource.suspended) return suspend ? ['resume'] : [];
  return [
    ...(reconcile ? (['sync'] as const) : []),
    ...(suspend ? (['suspend'] as const) : []),
  ];
}

const ActionButtons = (props: {
  t: Translate;
  resource: FluxObject;
  actions: readonly FluxAction[];
  state: FluxActionState | undefined;
  onAction: (resource: FluxObject, action: FluxAction) => void;
}) => {
  const { t, resource, actions, state, onAction } = props;
  const classes = useStyles();
  const reason = accessReason(t, useActionAccess(resource), resource);
  const what = placedTitle(resource);
  const isRunning = state?.phase === 'running';
  const doing = state && t(DOING[state.action], { what });
  const isUnavailable = isRunning || reason !== undefined;
  return (
    <>
      {actions.map(action => {
        const name = t(`action.${action}`, { what });
        const Icon = ICONS[action];
        const why = isRunning ? doing : reason;
        return (
          <Tooltip
            // Suspend becomes resume in the same button: who has pressed it by key stays on it.
            key={action === 'sync' ? 'sync' : 'suspension'}
            title={why ? `${name}: ${why}` : name}
          >
            <IconButton
              size="small"
              aria-label={name}
              aria-disabled={isUnavailable}
              className={isUnavailable ? classes.unavailable : undefined}
              onClick={() => {
                if (!isUnavailable) onAction(resource, action);
              }}
            >
              <Icon fontSize="small" />
            </IconButton>
          </Tooltip>
        );
      })}
      {isRunning && (
        <span className={classes.progress} role="status" aria-label={doing}>
          <CircularProgress size={20} aria-hidden />
        </span>
      )}
      {state?.outcome?.result === 'succeeded' && (
        <CheckIcon aria-hidden fontSize="small" className={classes.done} />
      )}
    </>
  );
};

/** Sync, suspend and resume, where Flux would act on them; what is not permitted says why. */
export const RowActions = (props: {
  t: Translate;
  resource: FluxResource;
  state: FluxActionState | undefined;
  onAction: (resource: FluxObject, action: FluxAction) => void;
}) => {
  const classes = useStyles();
  const { resource, state } = props;
  const actions = offered(resource);
  if (!isReadable(resource) || (actions.length === 0 && !state)) return null;
  return (
    <div className={classes.actions}>
      <ActionButtons {...props} resource={resource} actions={actions} />
    </div>
  );
};
