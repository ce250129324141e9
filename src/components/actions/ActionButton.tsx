import { CircularProgress, IconButton, Tooltip } from '@material-ui/core';
import type { SvgIconProps } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useState, type ComponentType } from 'react';
import { labelled, tooltipTransition, type Translate } from '../shared';

const useStyles = makeStyles(
  {
    // Not `disabled`: such a button could not be reached to learn why.
    unavailable: { opacity: 0.4, cursor: 'not-allowed' },
    tooltip: { whiteSpace: 'pre-line' },
  },
  { name: 'FluxActionButton' },
);

/** An icon that does something; what it is called, and why it does not work now, is its tooltip. */
export const ActionButton = (props: {
  t: Translate;
  name: string;
  /** Why it does nothing now. */
  reason?: string;
  /** What to know before one presses it. */
  warning?: string;
  /** What it has begun is under way. */
  isRunning?: boolean;
  icon: ComponentType<SvgIconProps>;
  onClick: (button: HTMLElement) => void;
  hasPopup?: 'dialog' | 'menu';
}) => {
  const classes = useStyles();
  const { t, name, reason, warning, isRunning, icon: Icon, onClick } = props;
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen]);
  const said = reason ?? warning;
  const isAvailable = reason === undefined;
  return (
    <Tooltip
      title={said ? labelled(t, name, said) : name}
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
