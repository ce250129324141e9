import { makeStyles } from '@material-ui/core/styles';

/** Styles of the rows of the table. */
export const useRowStyles = makeStyles(
  theme => ({
    // Removes the stripes of Backstage's theme, because a resource may have several rows.
    row: { '&&': { backgroundColor: 'transparent' } },
    cell: { verticalAlign: 'top' },
    /** As high as the buttons, with their margins. */
    comingActions: { height: 30 - theme.spacing(1) },
    last: {
      '& > td, & > th': { borderBottom: `1px solid ${theme.palette.divider}` },
    },
    /** Row followed by another one of the same resource. `&&` overrides the table's style of all cells. */
    followed: {
      '&& > td, && > th': { borderBottom: 'none', paddingBottom: 0 },
    },
    /** Edge beside all lines of a resource that needs attention. A shadow takes no space. */
    failing: {
      '& > :first-child': {
        boxShadow: `inset 4px 0 0 ${theme.palette.error.main}`,
      },
    },
    warning: {
      '& > :first-child': {
        boxShadow: `inset 4px 0 0 ${theme.palette.warning.main}`,
      },
    },
    progress: {
      // `hidden` wins over the other border, so that no line separates the row from its progress.
      borderTop: 'hidden',
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.4,
    },
    /** Cells side by side, each below the name of its column. */
    folded: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(120px, 45%), 1fr))',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      fontSize: theme.typography.body2.fontSize,
      '& > div': { minWidth: 0 },
      '& dt': {
        color: theme.palette.text.secondary,
        fontSize: theme.typography.caption.fontSize,
        lineHeight: 1.4,
      },
      // Minimum height of a touch target.
      '& dd': { margin: 0, minHeight: 24 },
    },
  }),
  { name: 'FluxTableRow' },
);
