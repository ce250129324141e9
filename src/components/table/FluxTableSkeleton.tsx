import { TableCell, TableRow } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { SelectCell } from '../bulk';
import type { FluxColumn } from './columns';
import type { Translate } from '../shared';
import { FluxTableHead } from './FluxTableHead';
import { TableFrame } from './TableFrame';
import { useResponsiveColumns } from './useResponsiveColumns';

const useStyles = makeStyles(
  theme => ({
    /** As high as the summary, and the search and filters, that will stand there. */
    comingSummary: { margin: theme.spacing(1.5, 2, 1), height: 26 },
    comingToolbar: { margin: theme.spacing(0, 2, 1), height: 40 },
  }),
  { name: 'FluxTableSkeleton' },
);

/** The table before there is anything to show in it. */
export const FluxTableSkeleton = (props: {
  t: Translate;
  title: string;
  columns: readonly FluxColumn[];
  many: boolean;
}) => {
  const { t, title, columns, many } = props;
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
          <FluxTableHead
            t={t}
            columns={shown}
            select={many ? null : undefined}
          />
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
