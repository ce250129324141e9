import { Table, TableBody } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import type { KeyboardEvent, ReactNode } from 'react';
import { SELECT_WIDTH } from '../bulk';
import type { FluxColumn } from './columns';

/** In px: leaves space for the mark of a bulk action beside the buttons. */
const ACTIONS_WIDTH = 174;
const NARROWEST_ACTIONS_WIDTH = 126;

const useStyles = makeStyles(
  theme => ({
    table: {
      tableLayout: 'fixed',
      '& th, & td': { padding: theme.spacing(1) },
      '& th:first-child, & td:first-child': { paddingLeft: theme.spacing(2) },
    },
    actions: { width: ACTIONS_WIDTH },
    narrowestActions: { width: NARROWEST_ACTIONS_WIDTH },
    // The buttons wrap to two lines, which fill the height of the row.
    narrowest: {
      '& td:last-child > div': { flexWrap: 'wrap', marginBottom: 0 },
    },
    select: { width: SELECT_WIDTH },
  }),
  { name: 'FluxTableFrame' },
);

/** Table with fixed column widths, so that nothing moves when data arrive. */
export const TableFrame = (props: {
  title: string;
  columns: readonly FluxColumn[];
  /** Whether there is a column of checkboxes before the others. */
  isSelectable: boolean;
  isNarrowest: boolean;
  head: ReactNode;
  children: ReactNode;
  isBusy?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
}) => {
  const classes = useStyles();
  const { columns, isSelectable, isNarrowest } = props;
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <Table
      size="small"
      className={`${classes.table} ${isNarrowest ? classes.narrowest : ''}`}
      aria-label={props.title}
      aria-busy={props.isBusy}
      onKeyDown={props.onKeyDown}
    >
      <colgroup>
        {isSelectable && <col className={classes.select} />}
        {columns.map(({ id, width }) => (
          <col key={id} style={{ width: `${(100 * width) / total}%` }} />
        ))}
        <col
          className={isNarrowest ? classes.narrowestActions : classes.actions}
        />
      </colgroup>
      {props.head}
      <TableBody>{props.children}</TableBody>
    </Table>
  );
};
