import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { SvgIconProps } from '@material-ui/core';
import BlockIcon from '@material-ui/icons/Block';
import CallSplitIcon from '@material-ui/icons/CallSplit';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import DeleteSweepIcon from '@material-ui/icons/DeleteSweep';
import DonutLargeIcon from '@material-ui/icons/DonutLarge';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/Help';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import LinkOffIcon from '@material-ui/icons/LinkOff';
import PauseCircleFilledIcon from '@material-ui/icons/PauseCircleFilled';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import ScheduleIcon from '@material-ui/icons/Schedule';
import TimerOffIcon from '@material-ui/icons/TimerOff';
import UpdateIcon from '@material-ui/icons/Update';
import type { BackstageTheme } from '@backstage/theme';
import type { ComponentType } from 'react';
import type { StatusWord } from '../../flux';

type Hue = 'ok' | 'warning' | 'error' | 'running' | 'pending' | 'aborted';

// Every status has its own icon, so that colour is never the only difference.
const LOOKS: Readonly<
  Record<StatusWord, readonly [ComponentType<SvgIconProps>, Hue]>
> = {
  Unreadable: [ReportProblemIcon, 'error'],
  Stalled: [BlockIcon, 'error'],
  Failed: [ErrorIcon, 'error'],
  Overdue: [TimerOffIcon, 'error'],
  Unknown: [HelpIcon, 'warning'],
  Waiting: [HourglassEmptyIcon, 'warning'],
  Deleting: [DeleteSweepIcon, 'aborted'],
  // Not the glyph of the button that syncs.
  Reconciling: [DonutLargeIcon, 'running'],
  Pending: [ScheduleIcon, 'aborted'],
  Suspended: [PauseCircleFilledIcon, 'aborted'],
  Ready: [CheckCircleIcon, 'ok'],
};

const useStyles = makeStyles(
  {
    '@keyframes turn': { to: { transform: 'rotate(360deg)' } },
    turning: {
      animation: '$turn 2s linear infinite',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
  },
  { name: 'FluxStatusIcon' },
);

/** Icon of a status. Hidden from screen readers, because the status stands beside it in words. */
export const StatusIcon = ({ word }: { word: StatusWord }) => {
  const classes = useStyles();
  const { palette } = useTheme<BackstageTheme>();
  const [Icon, hue] = LOOKS[word];
  return (
    <Icon
      aria-hidden
      fontSize="small"
      className={word === 'Reconciling' ? classes.turning : undefined}
      // Custom themes may lack Backstage's status colours.
      style={{ color: palette.status?.[hue], flexShrink: 0 }}
    />
  );
};

const REMARK_ICONS = {
  behind: UpdateIcon,
  drifted: CallSplitIcon,
  sourceFailing: LinkOffIcon,
} as const;

/** Icon of a fact that counts beside the status. Hidden from screen readers, like those of statuses. */
export const RemarkIcon = ({
  remark,
}: {
  remark: keyof typeof REMARK_ICONS;
}) => {
  const { palette } = useTheme<BackstageTheme>();
  const Icon = REMARK_ICONS[remark];
  const hue = remark === 'sourceFailing' ? 'error' : 'warning';
  return (
    <Icon
      aria-hidden
      fontSize="small"
      style={{ color: palette.status?.[hue], flexShrink: 0 }}
    />
  );
};
