import {
  Button,
  Table,
  TableBody,
  TableCell,
  TablePagination,
  TableRow,
} from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  memo,
  useMemo,
  useRef,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import useMeasure from 'react-use/lib/useMeasure';
import type { FluxAction, FluxObject } from '../../flux';
import type { FluxActionState } from '../../hooks';
import {
  BulkArea,
  isActionable,
  SELECT_WIDTH,
  SelectBox,
  SelectCell,
  useBulk,
  useQueuedStates,
  useSelection,
} from '../bulk';
import type { FluxColumn } from '../columns';
import type { FluxRow } from '../rows';
import type { Translate } from '../translate';
import { NO_FILTERS } from './filters';
import { FluxSummary } from './FluxSummary';
import { FluxTableHead } from './FluxTableHead';
import { FluxTableRow } from './FluxTableRow';
import { FluxToolbar } from './FluxToolbar';
import { useFluxTable } from './useFluxTable';

/** Narrower than this, in px, a card shows its lesser columns below the others, not beside them. */
const NARROW = 960;
/** Narrower than this, as on a telephone, all but the name and the actions; of those, two stand beside each other. */
const NARROWEST = 480;
const ACTIONS_WIDTH = 140;
const NARROWEST_ACTIONS_WIDTH = 76;
const PAGE_SIZES = [10, 25, 50, 100];

const useStyles = makeStyles(
  theme => ({
    root: theme.typography.body2,
    table: {
      tableLayout: 'fixed',
      '& th, & td': { padding: theme.spacing(1) },
      '& th:first-child, & td:first-child': { paddingLeft: theme.spacing(2) },
    },
    /** As high as the summary, and the search and filters, that will stand there. */
    comingSummary: { margin: theme.spacing(1.5, 2, 1), height: 26 },
    comingToolbar: { margin: theme.spacing(0, 2, 1), height: 40 },
    nothing: { padding: theme.spacing(2) },
    actions: { width: ACTIONS_WIDTH },
    narrowestActions: { width: NARROWEST_ACTIONS_WIDTH },
    // Of two lines, and then they reach down to where the row ends.
    narrowest: {
      '& td:last-child > div': { flexWrap: 'wrap', marginBottom: 0 },
    },
    select: { width: SELECT_WIDTH },
  }),
  { name: 'FluxTable' },
);

/** The frame of the table: fixed widths, so that nothing moves when data come. */
const Frame = (props: {
  title: string;
  columns: readonly FluxColumn[];
  /** There is a column of boxes before the others. */
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

/** Which columns have cells of their own at the card's width, and which are folded. */
function useFoldedColumns(columns: readonly FluxColumn[]) {
  const [ref, { width }] = useMeasure<HTMLDivElement>();
  // 0: not measured yet.
  const isNarrow = width > 0 && width < NARROW;
  const isNarrowest = width > 0 && width < NARROWEST;
  const split = useMemo(() => {
    if (!isNarrow) return { shown: columns, folded: [] };
    const stays = ({ whenNarrow }: FluxColumn) => whenNarrow === 'stays';
    const kept = columns.filter(stays);
    const lesser = columns.filter(column => !stays(column));
    const isName = ({ id }: FluxColumn) => id === 'name';
    return isNarrowest
      ? {
          shown: kept.filter(isName),
          folded: [...kept.filter(column => !isName(column)), ...lesser],
        }
      : { shown: kept, folded: lesser };
  }, [columns, isNarrow, isNarrowest]);
  return { ref, isNarrowest, ...split };
}

/** The table before there is anything to show in it. */
export const FluxTableSkeleton = (props: {
  t: Translate;
  title: string;
  columns: readonly FluxColumn[];
  many: boolean;
}) => {
  const { t, title, columns, many } = props;
  const classes = useStyles();
  const { ref, shown, isNarrowest } = useFoldedColumns(columns);
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
      <Frame
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
      </Frame>
    </div>
  );
};

const RowsTable = (props: {
  t: Translate;
  title: string;
  rows: readonly FluxRow[];
  columns: readonly FluxColumn[];
  /** Search, filters and pages. */
  many: boolean;
  /** Some cluster or kind could not be read. */
  isIncomplete: boolean;
  actionStates: ReadonlyMap<string, FluxActionState>;
  onAction: (resource: FluxObject, action: FluxAction, reason?: string) => void;
}) => {
  const { t, title, rows, columns, many, actionStates, onAction } = props;
  const classes = useStyles();
  const table = useFluxTable(rows, columns, { t, many });
  const { found, filters, setFilters, pageIndex, pageSize } = table;
  const { ref, shown, folded, isNarrowest } = useFoldedColumns(columns);
  const selection = useSelection(rows, found);
  const bulk = useBulk(t, title);
  const states = useQueuedStates(actionStates, bulk.bulk);
  const selectAll = useRef<HTMLInputElement>(null);
  const isSelectable =
    many && rows.some(({ resource }) => isActionable(resource));
  const onKeyDown = (event: KeyboardEvent) => {
    // Not in a dialog that a row has opened.
    const { key, target, currentTarget } = event;
    const isInside = target instanceof Node && currentTarget.contains(target);
    if (key === 'Escape' && isInside) selection.clear();
  };
  return (
    <div ref={ref} className={classes.root}>
      <BulkArea {...{ t, title, selection, bulk, states, selectAll }}>
        <FluxSummary
          t={t}
          title={title}
          rows={rows}
          isIncomplete={props.isIncomplete}
          filters={filters}
          onChange={many ? setFilters : undefined}
        />
      </BulkArea>
      {many && (
        <FluxToolbar
          t={t}
          title={title}
          rows={rows}
          filters={filters}
          onChange={setFilters}
        />
      )}
      <Frame
        title={title}
        columns={shown}
        isSelectable={isSelectable}
        isNarrowest={isNarrowest}
        onKeyDown={onKeyDown}
        head={
          <FluxTableHead
            t={t}
            columns={shown}
            sorting={table.sorting}
            onSort={table.sortBy}
            select={
              isSelectable ? (
                <SelectBox
                  name={t('bulk.selectAll', { count: found.length })}
                  isChecked={selection.ofFound === 'all'}
                  isIndeterminate={selection.ofFound === 'some'}
                  onToggle={selection.toggleFound}
                  inputRef={selectAll}
                />
              ) : undefined
            }
          />
        }
      >
        {table.page.map(row => (
          <FluxTableRow
            key={row.resource.key}
            t={t}
            row={row}
            columns={shown}
            folded={folded}
            actionState={states.get(row.resource.key)}
            isSelected={
              isSelectable ? selection.has(row.resource.key) : undefined
            }
            onSelect={selection.toggle}
            onAction={onAction}
          />
        ))}
      </Frame>
      {found.length === 0 && (
        <div className={classes.nothing} role="status">
          {t('table.nothingMatches')}{' '}
          <Button
            size="small"
            color="primary"
            onClick={() => setFilters(NO_FILTERS)}
          >
            {t('table.resetFilters')}
          </Button>
        </div>
      )}
      {many && found.length > Math.min(...PAGE_SIZES) && (
        <TablePagination
          component="div"
          count={found.length}
          page={pageIndex}
          rowsPerPage={pageSize}
          rowsPerPageOptions={PAGE_SIZES}
          onPageChange={(_, page) => table.setPageIndex(page)}
          onRowsPerPageChange={event =>
            table.setPageSize(Number(event.target.value))
          }
          labelRowsPerPage={t('table.rowsPerPage')}
          SelectProps={{
            native: true,
            inputProps: { 'aria-label': t('table.rowsPerPage') },
          }}
          backIconButtonText={t('table.previousPage')}
          nextIconButtonText={t('table.nextPage')}
          labelDisplayedRows={({ from, to, count }) =>
            t('table.shownRows', { from, to, total: count })
          }
        />
      )}
    </div>
  );
};

/**
 * The resources of a card: a summary, search and filters, rows, pages. A poll that brings nothing new does not draw it
 * again.
 */
export const FluxTable = memo(RowsTable);
