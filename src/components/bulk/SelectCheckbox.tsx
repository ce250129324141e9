import { TableCell } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import {
  useEffect,
  useRef,
  type ReactNode,
  type RefObject,
  type TdHTMLAttributes,
} from 'react';

/** Width of the column of checkboxes, in px. */
export const SELECT_WIDTH = 40;

const useStyles = makeStyles(
  theme => ({
    /** Looks like Material UI's checkbox, which consists of many components: each row has one. */
    box: {
      appearance: 'none',
      display: 'inline-grid',
      placeContent: 'center',
      placeItems: 'center',
      // Keeps the row no higher than its text, so that none moves when the checkbox comes.
      verticalAlign: 'top',
      width: 28,
      height: 28,
      margin: theme.spacing(-0.75, 0, -0.25),
      borderRadius: '50%',
      color: theme.palette.text.secondary,
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      '&::before, &::after': {
        content: '""',
        gridArea: '1 / 1',
        boxSizing: 'border-box',
      },
      '&::before': {
        width: 15,
        height: 15,
        border: '2px solid currentColor',
        borderRadius: 2,
      },
      '&:checked, &:indeterminate': { color: theme.palette.primary.main },
      '&:checked::before, &:indeterminate::before': {
        backgroundColor: 'currentColor',
      },
      /** The tick. */
      '&:checked::after': {
        width: 6,
        height: 10,
        marginTop: -2,
        border: `solid ${theme.palette.background.paper}`,
        borderWidth: '0 2px 2px 0',
        transform: 'rotate(45deg)',
      },
      /** The dash. */
      '&:indeterminate::after': {
        width: 9,
        height: 2,
        margin: 0,
        border: 0,
        transform: 'none',
        backgroundColor: theme.palette.background.paper,
      },
      // High contrast takes the colours away that tell the states apart.
      '@media (forced-colors: active)': {
        appearance: 'auto',
        width: 16,
        height: 16,
        margin: theme.spacing(0, 0.75, 0.5),
        '&::before, &::after': { content: 'none' },
      },
    },
    // Overrides the style of all cells of the table.
    cell: {
      '&&&': {
        padding: theme.spacing(1, 0, 1, 1),
        verticalAlign: 'top',
      },
    },
    /** As high as a checkbox with its margins. */
    coming: { height: 20 },
    beside: { '&&&': { paddingLeft: SELECT_WIDTH + theme.spacing(1) } },
  }),
  { name: 'FluxSelectCheckbox' },
);

/** A cell without a role: Material UI makes every cell in a table head a header, and an empty header has no name. */
const NoHeader = ({
  scope: _scope,
  role: _role,
  ...rest
}: TdHTMLAttributes<HTMLTableCellElement>) => <td {...rest} />;

/** The first cell of a row, with a checkbox or empty. */
export const SelectCell = (props: { children?: ReactNode }) => {
  const classes = useStyles();
  const { children } = props;
  return (
    <TableCell
      className={classes.cell}
      component={children ? undefined : NoHeader}
    >
      {children || <div className={classes.coming} />}
    </TableCell>
  );
};

/** Returns a class that aligns a cell across all columns with the text of the second column. */
export const useBesideSelectCheckbox = (): string => useStyles().beside;

/** The checkbox that selects a row, or all rows. */
export const SelectCheckbox = (props: {
  name: string;
  isChecked: boolean;
  isIndeterminate?: boolean;
  /** @param isRange - the Shift key was held down */
  onToggle: (isRange: boolean) => void;
  inputRef?: RefObject<HTMLInputElement>;
}) => {
  const { name, isChecked, isIndeterminate = false, onToggle } = props;
  const classes = useStyles();
  const own = useRef<HTMLInputElement>(null);
  const ref = props.inputRef ?? own;
  // HTML has no attribute for it. After every render, because a click resets it.
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = isIndeterminate;
  });
  return (
    <input
      type="checkbox"
      className={classes.box}
      checked={isChecked}
      ref={ref}
      aria-label={name}
      // Prevents Shift from selecting text between two clicks. It also prevents the focus, which onChange sets.
      onMouseDown={event => event.shiftKey && event.preventDefault()}
      onChange={({ currentTarget, nativeEvent }) => {
        currentTarget.focus();
        onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
      }}
    />
  );
};
