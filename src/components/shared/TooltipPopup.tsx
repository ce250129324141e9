import { Tooltip } from '@material-ui/core';
import { useEffect, type ReactNode } from 'react';
import { tooltipTransition } from './motion';
import { useCellStyles } from './useCellStyles';

/** A tooltip beside an element that opens and closes it. Closes with Escape. */
export const TooltipPopup = (props: {
  id: string;
  anchor: HTMLElement;
  title: NonNullable<ReactNode>;
  isOpen: boolean;
  /** The pointer may move onto the tooltip, to scroll or select its text. */
  isInteractive: boolean;
  /** The pointer is on the tooltip. */
  onOpen: () => void;
  onClose: () => void;
}) => {
  const { anchor, isOpen, onClose } = props;
  const classes = useCellStyles();
  useEffect(() => {
    if (!isOpen) return undefined;
    // Listens on the document: a tooltip opened by hovering may cover content while the focus is elsewhere.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Closes nothing else, such as a drawer, and keeps the selection: before these see the key.
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () =>
      document.removeEventListener('keydown', onKey, { capture: true });
  }, [isOpen, onClose]);
  return (
    <Tooltip
      id={props.id}
      title={<>{props.title}</>}
      open={isOpen}
      interactive={props.isInteractive}
      // The pointer that reaches an interactive tooltip keeps it open from then on.
      enterDelay={0}
      classes={{ tooltip: classes.tooltip }}
      onOpen={props.onOpen}
      onClose={onClose}
      PopperProps={{ anchorEl: anchor }}
      TransitionProps={tooltipTransition()}
    >
      <span hidden />
    </Tooltip>
  );
};
