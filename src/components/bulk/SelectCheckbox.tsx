import { Checkbox, TableCell } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import {
  useEffect,
  useRef,
  type ReactNode,
  type RefObject,
  type TdHTMLAttributes,
} from 'react';

/** The column that the boxes stand in, in px. */
export const SELECT_WIDTH = 40;

const useStyles = makeStyles(
  theme => ({
    box: {
      // It does not make a row higher than the words beside it.
      padding: theme.spacing(0.5),
      margin: theme.spacing(-0.75, 0, -0.25),
      '&.Mui-focusVisible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    // Stronger than what the table says of all its cells.
    cell: {
      '&&&': {
        padding: theme.spacing(1, 0, 1, 1),
        verticalAlign: 'top',
      },
    },
    beside: { '&&&': { paddingLeft: SELECT_WIDTH + theme.spacing(1) } },
  }),
  { name: 'FluxSelectCheckbox' },
);

/** In a table's head Material UI makes each cell a header, and a header needs words. */
const NoHeader = ({
  scope: _scope,
  role: _role,
  ...rest
}: TdHTMLAttributes<HTMLTableCellElement>) => <td {...rest} />;

/** The cell before all others, with a box or empty. */
export const SelectCell = (props: { children?: ReactNode }) => {
  const classes = useStyles();
  const { children } = props;
  return (
    <TableCell
      className={classes.cell}
      component={children ? undefined : NoHeader}
    >
      {children}
    </TableCell>
  );
};

/** Lets a cell that spans all columns begin where the words of the others begin. */
export const useBesideSelectCheckbox = (): string => useStyles().beside;

/** A box to choose a row, or all of them. */
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
  // Material UI draws it, and does not tell the browser. Each time: the browser forgets it at a click.
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = isIndeterminate;
  });
  return (
    <Checkbox
      size="small"
      color="primary"
      disableRipple
      className={classes.box}
      checked={isChecked}
      indeterminate={isIndeterminate}
      inputRef={ref}
      inputProps={{ 'aria-label': name }}
      // Otherwise Shift selects the text between; but nor does the box get the focus then.
      onMouseDown={event => event.shiftKey && event.preventDefault()}
      onChange={({ currentTarget, nativeEvent }) => {
        currentTarget.focus();
        onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
      }}
    />
  );
};
