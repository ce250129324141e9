import { TableCell, TableRow } from '@material-ui/core';
import Skeleton from '@material-ui/lab/Skeleton';
import { SelectCell } from '../bulk';
import { useCellStyles } from '../shared';
import type { FluxColumn } from './columns';
import { useRowStyles } from './useRowStyles';

/**
 * Placeholders of rows while the table loads. They use all styles of rows, so that these are in the page when the answer
 * comes.
 */
export const SkeletonRows = (props: {
  columns: readonly FluxColumn[];
  isSelectable: boolean;
}) => {
  const classes = useRowStyles();
  useCellStyles();
  return (
    <>
      {[0, 1, 2].map(row => (
        <TableRow key={row} className={classes.row}>
          {props.isSelectable && <SelectCell />}
          {[...props.columns, undefined].map((column, i) => (
            <TableCell key={column?.id ?? i} className={classes.cell}>
              <Skeleton variant="text" />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </>
  );
};
