import { CircularProgress } from '@material-ui/core';
import type { SvgIconProps } from '@material-ui/core';
import { alpha, makeStyles } from '@material-ui/core/styles';
import type { ComponentType } from 'react';
import { labelled, TooltipButton, useTranslate } from '../shared';

const useStyles = makeStyles(
  theme => ({
    /** Looks like Material UI's small IconButton, which takes several times as long to draw. */
    button: {
      appearance: 'none',
      display: 'inline-flex',
      flex: '0 0 auto',
      border: 0,
      margin: 0,
      padding: 3,
      borderRadius: '50%',
      background: 'none',
      color: theme.palette.action.active,
      cursor: 'pointer',
      fontSize: theme.typography.pxToRem(18),
      '&:hover': {
        backgroundColor: alpha(
          theme.palette.action.active,
          theme.palette.action.hoverOpacity,
        ),
        '@media (hover: none)': { backgroundColor: 'transparent' },
      },
    },
    // Not `disabled`: a disabled button cannot be focused or hovered to read the reason.
    unavailable: { opacity: 0.4, cursor: 'not-allowed' },
  }),
  { name: 'FluxActionButton' },
);

/** An icon button. Its tooltip gives its name and, if it is unavailable, the reason. */
export const ActionButton = (props: {
  name: string;
  /** Why it is unavailable; absent if it is available. */
  reason?: string;
  /** Returns a warning to read before pressing it. Called when the tooltip opens. */
  warning?: () => string | undefined;
  /** Its action is still running. */
  isRunning?: boolean;
  icon: ComponentType<SvgIconProps>;
  onClick: (button: HTMLElement) => void;
  hasPopup?: 'dialog' | 'menu';
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { name, reason, warning, isRunning, icon: Icon, onClick } = props;
  const isAvailable = reason === undefined;
  const isFaded = !isAvailable && !isRunning;
  return (
    <TooltipButton
      tooltip={() => {
        const detail = reason ?? warning?.();
        return detail ? labelled(t, name, detail) : name;
      }}
      aria-label={name}
      aria-disabled={!isAvailable}
      // For screen readers that read the page without moving the focus.
      aria-description={reason}
      aria-haspopup={props.hasPopup}
      className={`${classes.button} ${isFaded ? classes.unavailable : ''}`}
      onClick={button => {
        if (isAvailable) onClick(button);
      }}
    >
      {isRunning ? (
        <CircularProgress size={20} aria-hidden />
      ) : (
        <Icon fontSize="small" />
      )}
    </TooltipButton>
  );
};
