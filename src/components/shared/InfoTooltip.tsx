import type { ReactNode } from 'react';
import { TooltipButton } from './TooltipButton';
import { useCellStyles } from './useCellStyles';

/** Short text with a tooltip, which opens on hover, focus and tap, and closes with Escape. */
export const InfoTooltip = (props: {
  detail: NonNullable<ReactNode>;
  className?: string;
  children: ReactNode;
}) => {
  const classes = useCellStyles();
  return (
    <TooltipButton
      isInteractive
      tooltip={() => props.detail}
      className={`${classes.hint} ${props.className ?? ''}`}
    >
      {props.children}
    </TooltipButton>
  );
};
