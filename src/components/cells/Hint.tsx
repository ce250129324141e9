import { Tooltip } from '@material-ui/core';
import { useState, type ReactNode } from 'react';
import { useCellStyles } from './styles';

/** Something short that has more to say: on hover, on focus, and on a tap. Escape puts the rest away. */
export const Hint = (props: {
  detail: NonNullable<ReactNode>;
  className?: string;
  children: ReactNode;
}) => {
  const classes = useCellStyles();
  const [isOpen, setOpen] = useState(false);
  return (
    <Tooltip
      interactive
      classes={{ tooltip: classes.tooltip }}
      title={<>{props.detail}</>}
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
    >
      <button
        type="button"
        className={`${classes.hint} ${props.className ?? ''}`}
        onClick={() => setOpen(true)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setOpen(false);
        }}
      >
        {props.children}
      </button>
    </Tooltip>
  );
};
