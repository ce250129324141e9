import { TableCell, TableRow } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { SelectCell } from '../bulk';
import type { FluxColumn } from './columns';

import { FluxTableHead } from './FluxTableHead';
import { TableFrame } from './TableFrame';
import { useResponsiveColumns } from './useResponsiveColumns';

const useStyles = makeStyles(
  theme => ({
    /** As high as the summary and the toolbar that replace it. */
    comingSummary: { margin: theme.spacing(1.5, 2, 1), height: 26 },
    comingToolbar: { margin: theme.spacing(0, 2, 1), height: 40 },
  }),
  { name: 'FluxTableSkeleton' },
);

/** Placeholder of the table while it loads. */
export const FluxTableSkeleton = (props: {
  title: string;
  columns: readonly FluxColumn[];
  many: boolean;
}) => {
  const { title, columns, many } = props;
  const classes = useStyles();
  const { ref, shown, isNarrowest } = useResponsiveColumns(columns);
  return (
    <div ref={ref}>
      <Skeleton variant="rect" width={160} className={classes.comingSummary} />
      {many && (
        <Skeleton
          variant="rect"
          width={320}
          className={classes.comingToolbar}
        />
      )}
      <TableFrame
        title={title}
        columns={shown}
        isSelectable={many}
        isNarrowest={isNarrowest}
        isBusy
        head={
          <FluxTableHead columns={shown} select={many ? null : undefined} />
        }
      >
        {[0, 1, 2].map(row => (
          <TableRow key={row}>
            {many && <SelectCell />}
            {[...shown, undefined].map((column, i) => (
              <TableCell key={column?.id ?? i}>
                <Skeleton variant="text" />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableFrame>
    </div>
  );
};
