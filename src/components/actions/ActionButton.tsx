import type { SvgIconProps } from '@material-ui/core';
import { alpha, makeStyles } from '@material-ui/core/styles';
import type { ComponentType } from 'react';
import { TooltipButton, useTranslate } from '../shared';

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
  icon: ComponentType<SvgIconProps>;
  onClick: (button: HTMLElement) => void;
  hasPopup?: 'dialog' | 'menu';
  isExpanded?: boolean;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { name, reason, icon: Icon, onClick } = props;
  const isAvailable = reason === undefined;
  return (
    <TooltipButton
      tooltip={() => (reason ? t.labelled(name, reason) : name)}
      aria-label={name}
      aria-disabled={!isAvailable}
      // For screen readers that read the page without moving the focus.
      aria-description={reason}
      aria-haspopup={props.hasPopup}
      aria-expanded={props.isExpanded || undefined}
      className={`${classes.button} ${isAvailable ? '' : classes.unavailable}`}
      onClick={button => {
        if (isAvailable) onClick(button);
      }}
    >
      <Icon fontSize="small" />
    </TooltipButton>
  );
};
