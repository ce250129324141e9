import {
  getCoreRowModel,
  useReactTable,
  type ColumnDef,
  type PaginationState,
  type SortingState,
} from '@tanstack/react-table';
import { useDeferredValue, useMemo, useState } from 'react';
import type { FluxColumn } from '../columns';
import type { FluxRow } from '../rows';
import type { Translate } from '../translate';
import {
  createSearch,
  filterRows,
  NO_FILTERS,
  type FluxFilters,
} from './filters';
import { sortRows } from './sorting';

const PAGE_SIZE = 10;

function columnDefs(columns: readonly FluxColumn[]): ColumnDef<FluxRow>[] {
  return columns.map(column => ({
    id: column.id,
    accessorFn: column.sortValue,
    sortDescFirst: false,
  }));
}

/** Filters, sorting and paging of a table. All of it is the reader's, and stays when new data come. */
export function useFluxTable(
  rows: readonly FluxRow[],
  columns: readonly FluxColumn[],
  { t, many }: { readonly t: Translate; readonly many: boolean },
) {
  const [filters, setFilters] = useState<FluxFilters>(NO_FILTERS);
  const [sorting, setSorting] = useState<SortingState>([
    { id: 'name', desc: false },
  ]);
  const [pagination, setPagination] = useState<PaginationState>({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  });

  const search = useMemo(() => createSearch(columns, t), [columns, t]);
  // Typing stays fluent however many rows there are.
  const applied = useDeferredValue(filters);
  // Before they are filtered: finding some among them does not sort them again.
  const sorted = useMemo(() => {
    const [by] = sorting;
    const column = columns.find(({ id }) => id === by?.id);
    return sortRows(rows, column, by?.desc ?? false);
  }, [rows, columns, sorting]);
  const found = useMemo(
    () => filterRows(sorted, applied, search),
    [sorted, applied, search],
  );
  const definitions = useMemo(() => columnDefs(columns), [columns]);

  const pageSize = many ? pagination.pageSize : Math.max(found.length, 1);
  const lastPage = Math.max(Math.ceil(found.length / pageSize) - 1, 0);
  const pageIndex = Math.min(pagination.pageIndex, lastPage);
  const page = useMemo(
    () => found.slice(pageIndex * pageSize, (pageIndex + 1) * pageSize),
    [found, pageIndex, pageSize],
  );
  const table = useReactTable({
    // Of what is on the page only: react-table makes a row of its own out of each.
    data: page,
    rowCount: found.length,
    manualSorting: true,
    manualPagination: true,
    columns: definitions,
    getRowId: row => row.resource.key,
    state: {
      sorting,
      pagination: { pageSize, pageIndex },
    },
    onSortingChange: setSorting,
    onPaginationChange: setPagination,
    enableSortingRemoval: false,
    autoResetPageIndex: false,
    getCoreRowModel: getCoreRowModel(),
  });
  return {
    table,
    filters,
    found,
    setFilters: (next: FluxFilters) => {
      setFilters(next);
      setPagination(before => ({ ...before, pageIndex: 0 }));
    },
  };
}
