import { Button } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { memo, useRef, type ComponentType, type KeyboardEvent } from 'react';
import type { FluxActionState } from '../../hooks';
import { preloadMenus, type OnAction } from '../actions';
import {
  BulkArea,
  isActionable,
  preloadBars,
  SelectCheckbox,
  useBulk,
  useQueuedStates,
  useSelection,
} from '../bulk';
import type { FluxColumn } from './columns';
import type { FluxRow } from './rows';
import { useTranslate } from '../shared';
import { NO_FILTERS } from './filters';
import { FluxSummary } from './FluxSummary';
import { FluxTableHead } from './FluxTableHead';
import { FluxTablePages } from './FluxTablePages';
import { FluxTableRows } from './FluxTableRows';
import { FluxToolbar, type MoreFilters } from './FluxToolbar';
import { DrawnProvider, useIsDrawn } from './Late';
import { SkeletonRows } from './SkeletonRows';
import { TableFrame } from './TableFrame';
import { PAGE_SIZES } from './tableState';
import { useFluxTable } from './useFluxTable';
import { useResponsiveColumns } from './useResponsiveColumns';

const NO_ROWS: readonly FluxRow[] = [];

/** Loads what a click in a row may open. */
function preloadClicks(): void {
  preloadBars();
  preloadMenus();
}

const useStyles = makeStyles(
  theme => ({
    root: theme.typography.body2,
    nothing: { padding: theme.spacing(2) },
    /** As high as the summary that replaces it. */
    comingSummary: { margin: theme.spacing(1.5, 2, 1), height: 26 },
    /** As high as the pagination. */
    comingPages: { height: 52 },
  }),
  { name: 'FluxTable' },
);

const RowsTable = (props: {
  title: string;
  /** Id of the card. */
  card: string;
  /** Placeholders stand in place of the rows. */
  isLoading: boolean;
  rows: readonly FluxRow[];
  columns: readonly FluxColumn[];
  /** Whether there are search, filters and pagination. */
  many: boolean;
  moreFilters?: ComponentType<MoreFilters>;
  /** Whether some cluster or kind could not be read. */
  isIncomplete: boolean;
  actionStates: ReadonlyMap<string, FluxActionState>;
  onAction: OnAction;
}) => {
  const t = useTranslate();
  const { title, columns, many, actionStates, onAction, isLoading } = props;
  const rows = isLoading ? NO_ROWS : props.rows;
  const classes = useStyles();
  const table = useFluxTable(rows, columns, many, props.card);
  const { found, filters, setFilters, pageIndex, pageSize } = table;
  const { ref, shown, folded, isNarrowest } = useResponsiveColumns(columns);
  const selection = useSelection(rows, found);
  const bulk = useBulk(title, props.card);
  const states = useQueuedStates(actionStates, bulk.bulk);
  const selectAll = useRef<HTMLInputElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const isSelectable =
    many && (isLoading || rows.some(({ resource }) => isActionable(resource)));
  const hasPages = many && found.length > Math.min(...PAGE_SIZES);
  const isDrawn = useIsDrawn(!isLoading);
  const onKeyDown = (event: KeyboardEvent) => {
    // Ignores events from dialogs, which reach this handler through React's tree.
    const { key, target, currentTarget } = event;
    const isInside = target instanceof Node && currentTarget.contains(target);
    if (key === 'Escape' && isInside) selection.clear();
  };
  return (
    <DrawnProvider value={isDrawn}>
      <div
        ref={ref}
        className={classes.root}
        onMouseEnter={preloadClicks}
        onFocus={preloadClicks}
      >
        <BulkArea {...{ title, selection, bulk, states, selectAll }}>
          {isLoading ? (
            <Skeleton
              variant="rect"
              width={160}
              className={classes.comingSummary}
            />
          ) : (
            <FluxSummary
              title={title}
              rows={rows}
              isIncomplete={props.isIncomplete}
              filters={filters}
              onChange={many ? setFilters : undefined}
            />
          )}
        </BulkArea>
        {many && (
          <FluxToolbar
            title={title}
            inputRef={search}
            rows={rows}
            filters={filters}
            onChange={setFilters}
            link={table.link}
            moreFilters={props.moreFilters}
          />
        )}
        <TableFrame
          title={title}
          columns={shown}
          isSelectable={isSelectable}
          isNarrowest={isNarrowest}
          isBusy={!isDrawn}
          onKeyDown={onKeyDown}
          head={
            <FluxTableHead
              columns={shown}
              folded={folded}
              sorting={table.sorting}
              onSort={table.sortBy}
              select={
                isSelectable
                  ? isDrawn && (
                      <SelectCheckbox
                        name={t('bulk.selectAll', { count: found.length })}
                        isChecked={selection.ofFound === 'all'}
                        isIndeterminate={selection.ofFound === 'some'}
                        onToggle={selection.toggleFound}
                        inputRef={selectAll}
                      />
                    )
                  : undefined
              }
            />
          }
        >
          {isLoading && <SkeletonRows columns={shown} isSelectable={many} />}
          <FluxTableRows
            page={table.page}
            sorts={table.sorts}
            columns={shown}
            folded={folded}
            states={states}
            selection={isSelectable ? selection : undefined}
            onAction={onAction}
          />
        </TableFrame>
        {!isLoading && found.length === 0 && (
          <div className={classes.nothing} role="status">
            {t('table.nothingMatches')}{' '}
            {props.isIncomplete && t('empty.incomplete')}{' '}
            <Button
              size="small"
              color="primary"
              onClick={() => {
                setFilters(NO_FILTERS);
                search.current?.focus();
              }}
            >
              {t('table.resetFilters')}
            </Button>
          </div>
        )}
        {hasPages && !isDrawn && <div className={classes.comingPages} />}
        {hasPages && isDrawn && (
          <FluxTablePages
            count={found.length}
            page={pageIndex}
            pageSize={pageSize}
            onPage={table.setPageIndex}
            onPageSize={table.setPageSize}
          />
        )}
      </div>
    </DrawnProvider>
  );
};

/**
 * Table of a card: summary, search and filters, rows, pagination. Memoized, so that a poll without changes does not
 * render it.
 */
export const FluxTable = memo(RowsTable);
