import { Tooltip } from '@material-ui/core';
import { useEffect, useState, type ReactNode } from 'react';
import { tooltipTransition } from './motion';
import { useCellStyles } from './useCellStyles';

/** Short text with a tooltip, which opens on hover, focus and tap, and closes with Escape. */
export const InfoTooltip = (props: {
  detail: NonNullable<ReactNode>;
  className?: string;
  children: ReactNode;
}) => {
  const classes = useCellStyles();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    // Listens on the document: a tooltip opened by hovering may cover content while the focus is elsewhere.
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
