import {
  getCoreRowModel,
  getPaginationRowModel,
  getSortedRowModel,
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

const PAGE_SIZE = 10;

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), undefined, { numeric: true });
}

function columnDefs(columns: readonly FluxColumn[]): ColumnDef<FluxRow>[] {
  return columns.map(column => ({
    id: column.id,
    accessorFn: column.sortValue,
    sortUndefined: 'last',
    sortDescFirst: false,
    sortingFn: (a, b, id) =>
      compare(a.getValue<string | number>(id), b.getValue<string | number>(id)),
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
  const found = useMemo(
    () => filterRows(rows, applied, search),
    [rows, applied, search],
  );
  const definitions = useMemo(() => columnDefs(columns), [columns]);

  const pageSize = many ? pagination.pageSize : Math.max(found.length, 1);
  const lastPage = Math.max(Math.ceil(found.length / pageSize) - 1, 0);
  const table = useReactTable({
    data: found as FluxRow[],
    columns: definitions,
    getRowId: row => row.resource.key,
    state: {
      sorting,
      pagination: {
        pageSize,
        pageIndex: Math.min(pagination.pageIndex, lastPage),
      },
    },
    onSortingChange: setSorting,
    onPaginationChange: setPagination,
    enableSortingRemoval: false,
    autoResetPageIndex: false,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getPaginationRowModel: getPaginationRowModel(),
  });
  return {
    table,
    filters,
    found,
    setFilters: (next: FluxFilters) => {
      setFilters(next);
      setPagination(page => ({ ...page, pageIndex: 0 }));
    },
  };
}
