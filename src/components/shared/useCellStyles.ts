import { makeStyles } from '@material-ui/core/styles';

/** Styles that the cells of the table share. */
export const useCellStyles = makeStyles(
  theme => ({
    /** Second, less prominent line of a cell. */
    secondary: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.4,
    },
    /** Text from a cluster: wraps anywhere, and its writing direction does not affect the text around it. */
    clusterText: { overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
    /** Stays on one line where it fits on one. */
    whole: { display: 'inline-block', maxWidth: '100%' },
    mono: {
      fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
      fontSize: '0.75rem',
    },
    /** Button that shows a tooltip. */
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
    /** Text of any length: scrolls where it would not fit the screen. */
    longText: { maxHeight: '40vh', overflowY: 'auto' },
    line: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      minWidth: 0,
      // The icon is higher than the text beside it, and would make the row grow.
      '& > svg': { margin: '-3px 0' },
    },
    /** As high without a state as with one, which comes later than the row. */
    sourceState: { minHeight: 20, '& > svg': { fontSize: 16 } },
    mark: {
      minHeight: 24,
      // Above the lines beside it, so that all of it can be clicked.
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
    /** Place of what may come later than its row, kept free so that the row does not grow under the pointer. */
    lateLine: {
      minHeight: 24,
      display: 'flex',
      alignItems: 'center',
      // Distance from a link above it, each of which a finger has to hit.
      marginTop: 6,
    },
    /** Something that a person may want to know, though nothing is wrong. */
    amber: {
      borderColor: theme.palette.warning.main,
      overflowWrap: 'anywhere',
      whiteSpace: 'normal',
    },
    name: { fontWeight: 600 },
    /** A name that opens something: in the colour of text, underlined when pointed at. */
    link: {
      color: 'inherit',
      textDecoration: 'underline',
      textDecorationColor: theme.palette.text.disabled,
      textUnderlineOffset: '3px',
      '&:hover': { textDecorationColor: 'currentColor' },
    },
    /** As readable as the name: the same name is often on several clusters. */
    cluster: { color: theme.palette.text.primary },
  }),
  { name: 'FluxCell' },
);
