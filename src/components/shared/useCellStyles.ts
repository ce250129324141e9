import { makeStyles } from '@material-ui/core/styles';

/** What the cells of the table share. */
export const useCellStyles = makeStyles(
  theme => ({
    /** A second, quieter line. */
    secondary: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.4,
    },
    /** Text from a cluster: wraps wherever it must, and keeps its writing direction to itself. */
    clusterText: { overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
    mono: {
      fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
      fontSize: '0.75rem',
    },
    /** Something that has more to say on hover or focus. */
    hint: {
      appearance: 'none',
      border: 0,
      padding: 0,
      margin: 0,
      background: 'none',
      font: 'inherit',
      color: 'inherit',
      textAlign: 'left',
      borderRadius: theme.shape.borderRadius,
      cursor: 'help',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    tooltip: {
      backgroundColor: theme.palette.grey[800],
      fontSize: theme.typography.caption.fontSize,
      maxWidth: 420,
      whiteSpace: 'pre-line',
    },
    line: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      minWidth: 0,
      // It is higher than the text beside it: with a second line below, the row would grow.
      '& > svg': { margin: '-3px 0' },
    },
    mark: {
      minHeight: 24,
      // Above what the lines beside it take up.
      position: 'relative',
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 10,
      padding: '0 6px',
      fontSize: theme.typography.caption.fontSize,
      lineHeight: '18px',
      whiteSpace: 'nowrap',
    },
    name: { fontWeight: 600 },
  }),
  { name: 'FluxCell' },
);
