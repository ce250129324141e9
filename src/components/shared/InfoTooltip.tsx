import { Tooltip } from '@material-ui/core';
import { useEffect, useState, type ReactNode } from 'react';
import { tooltipTransition } from './motion';
import { useCellStyles } from './useCellStyles';

/** Something short that has more to say: on hover, on focus, and on a tap. Escape puts the rest away. */
export const InfoTooltip = (props: {
  detail: NonNullable<ReactNode>;
  className?: string;
  children: ReactNode;
}) => {
  const classes = useCellStyles();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    // Wherever the focus is: a tooltip that was opened by hovering may cover what one wants to read.
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen]);
  return (
    <Tooltip
      interactive
      classes={{ tooltip: classes.tooltip }}
      title={<>{props.detail}</>}
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      TransitionProps={tooltipTransition()}
    >
      <button
        type="button"
        className={`${classes.hint} ${props.className ?? ''}`}
        onClick={() => setOpen(true)}
      >
        {props.children}
      </button>
    </Tooltip>
  );
};
