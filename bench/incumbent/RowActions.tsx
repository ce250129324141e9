import { Progress } from '@backstage/core-components';
import { IconButton, Tooltip } from '@material-ui/core';
import PauseIcon from '@material-ui/icons/Pause';
import PlayIcon from '@material-ui/icons/PlayArrow';
import SyncIcon from '@material-ui/icons/Replay';
import type { ComponentType } from 'react';
import type { Row } from './rows';
import { useAction, type Action } from './useAction';

interface ButtonProps {
  readonly label: string;
  readonly Icon: ComponentType;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
}

const ActionButton = ({ label, Icon, isDisabled, onClick }: ButtonProps) => (
  <Tooltip title={label}>
    <div>
      <IconButton
        aria-label={label}
        size="small"
        disabled={isDisabled}
        onClick={onClick}
      >
        <Icon />
      </IconButton>
    </div>
  </Tooltip>
);

const ACTIONS: readonly [Action, string, ComponentType][] = [
  ['sync', 'Sync', SyncIcon],
  ['suspend', 'Suspend', PauseIcon],
  ['resume', 'Resume', PlayIcon],
];

/** The buttons of a row. A bar takes their place while an action runs. */
export const RowActions = ({ row }: { row: Row }) => {
  const actions = {
    sync: useAction(row, 'sync'),
    suspend: useAction(row, 'suspend'),
    resume: useAction(row, 'resume'),
  };
  if (Object.values(actions).some(({ isRunning }) => isRunning)) {
    return <Progress />;
  }
  const shown = row.kind === 'ImagePolicy' ? ACTIONS.slice(0, 1) : ACTIONS;
  return (
    <div style={{ display: 'flex' }}>
      {shown.map(([action, label, Icon]) => (
        <ActionButton
          key={action}
          label={`${label} ${row.namespace}/${row.name}`}
          Icon={Icon}
          isDisabled={row.isSuspended !== (action === 'resume')}
          onClick={actions[action].run}
        />
      ))}
    </div>
  );
};
