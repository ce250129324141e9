import { useDeferredValue, useMemo, useState } from 'react';
import type { FluxColumn } from './columns';
import type { FluxRow } from './rows';
import type { Translate } from '../shared';
import {
  createSearch,
  filterRows,
  NO_FILTERS,
  type FluxFilters,
} from './filters';
import { sortRows } from './sorting';

const PAGE_SIZE = 10;

/** By which column the rows are sorted. */
export interface FluxSorting {
  readonly id: FluxColumn['id'];
  readonly desc: boolean;
}

/** Filters, sorting and paging of a table. All of it is the reader's, and stays when new data come. */
export function useFluxTable(
  rows: readonly FluxRow[],
  columns: readonly FluxColumn[],
  { t, many }: { readonly t: Translate; readonly many: boolean },
) {
  const [filters, setFilters] = useState<FluxFilters>(NO_FILTERS);
  const [sorting, setSorting] = useState<FluxSorting>({
    id: 'name',
    desc: false,
  });
  const [paging, setPaging] = useState({ index: 0, size: PAGE_SIZE });

  const search = useMemo(() => createSearch(columns, t), [columns, t]);
  // Typing stays fluent however many rows there are.
  const applied = useDeferredValue(filters);
  // Before they are filtered: finding some among them does not sort them again.
  const sorted = useMemo(() => {
    const column = columns.find(({ id }) => id === sorting.id);
    return sortRows(rows, column, sorting.desc);
  }, [rows, columns, sorting]);
  const found = useMemo(
    () => filterRows(sorted, applied, search),
    [sorted, applied, search],
  );

  const pageSize = many ? paging.size : Math.max(found.length, 1);
  const lastPage = Math.max(Math.ceil(found.length / pageSize) - 1, 0);
  const pageIndex = Math.min(paging.index, lastPage);
  const page = useMemo(
    () => found.slice(pageIndex * pageSize, (pageIndex + 1) * pageSize),
    [found, pageIndex, pageSize],
  );
  return {
    /** What the filters let through, in its order, on all pages. */
    found,
    /** The rows that are shown. */
    page,
    pageIndex,
    pageSize,
    filters,
    sorting,
    setFilters: (next: FluxFilters) => {
      setFilters(next);
      setPaging(before => ({ ...before, index: 0 }));
    },
    /** By another column, or the other way round. */
    sortBy: (id: FluxColumn['id']) =>
      setSorting(by => ({ id, desc: by.id === id && !by.desc })),
    setPageIndex: (index: number) =>
      setPaging(before => ({ ...before, index })),
    /** The first row of the page stays on it. */
    setPageSize: (size: number) =>
      setPaging({ size, index: Math.floor((pageIndex * pageSize) / size) }),
  };
}
