import { TableCell, TableRow } from '@material-ui/core';
import Skeleton from '@material-ui/lab/Skeleton';
import { SelectCell } from '../bulk';
import type { FluxColumn } from './columns';

/** Placeholders of rows while the table loads. */
export const SkeletonRows = (props: {
  columns: readonly FluxColumn[];
  isSelectable: boolean;
}) => (
  <>
    {[0, 1, 2].map(row => (
      <TableRow key={row}>
        {props.isSelectable && <SelectCell />}
        {[...props.columns, undefined].map((column, i) => (
          <TableCell key={column?.id ?? i}>
            <Skeleton variant="text" />
          </TableCell>
        ))}
      </TableRow>
    ))}
  </>
);
