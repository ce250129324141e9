import { alpha, makeStyles } from '@material-ui/core/styles';

/** Styles of the buttons with a word, in the rows of a table. */
export const useWordedStyles = makeStyles(
  theme => ({
    /** Native, as Material UI's ButtonGroup takes several times as long to draw. */
    button: {
      appearance: 'none',
      display: 'inline-flex',
      alignItems: 'center',
      gap: 4,
      flexShrink: 1,
      minWidth: 24,
      minHeight: 30,
      margin: 0,
      padding: '0 8px 0 6px',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      background: 'none',
      color: theme.palette.text.primary,
      font: 'inherit',
      cursor: 'pointer',
      '&:hover': {
        backgroundColor: alpha(
          theme.palette.action.active,
          theme.palette.action.hoverOpacity,
        ),
        '@media (hover: none)': { backgroundColor: 'transparent' },
      },
      '& > svg': { flexShrink: 0, color: theme.palette.action.active },
    },
    // Not `disabled`: a disabled button cannot be focused or hovered to read the reason.
    unavailable: { cursor: 'not-allowed', '& > *': { opacity: 0.4 } },
  }),
  { name: 'FluxWordedButton' },
);
