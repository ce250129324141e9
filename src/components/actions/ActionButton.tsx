import { CircularProgress, IconButton, Tooltip } from '@material-ui/core';
import type { SvgIconProps } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useState, type ComponentType } from 'react';
import { labelled, tooltipTransition, useTranslate } from '../shared';

const useStyles = makeStyles(
  {
    // Not `disabled`: a disabled button cannot be focused or hovered to read the reason.
    unavailable: { opacity: 0.4, cursor: 'not-allowed' },
    tooltip: { whiteSpace: 'pre-line' },
  },
  { name: 'FluxActionButton' },
);

/** An icon button. Its tooltip gives its name and, if it is unavailable, the reason. */
export const ActionButton = (props: {
  name: string;
  /** Why it is unavailable; absent if it is available. */
  reason?: string;
  /** A warning to read before pressing it. */
  warning?: string;
  /** Its action is still running. */
  isRunning?: boolean;
  icon: ComponentType<SvgIconProps>;
  onClick: (button: HTMLElement) => void;
  hasPopup?: 'dialog' | 'menu';
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { name, reason, warning, isRunning, icon: Icon, onClick } = props;
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen]);
  const detail = reason ?? warning;
  const isAvailable = reason === undefined;
  return (
    <Tooltip
      title={detail ? labelled(t, name, detail) : name}
      classes={{ tooltip: classes.tooltip }}
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      TransitionProps={tooltipTransition()}
    >
      <IconButton
        size="small"
        aria-label={name}
        aria-disabled={!isAvailable}
        aria-haspopup={props.hasPopup}
        className={isAvailable || isRunning ? undefined : classes.unavailable}
        onClick={event => {
          setOpen(false);
          if (isAvailable) onClick(event.currentTarget);
        }}
      >
        {isRunning ? (
          <CircularProgress size={20} aria-hidden />
        ) : (
          <Icon fontSize="small" />
        )}
      </IconButton>
    </Tooltip>
  );
};
