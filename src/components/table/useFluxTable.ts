import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { FluxColumn } from './columns';
import type { FluxRow } from './rows';
import { useTranslate } from '../shared';
import {
  createSearch,
  filterRows,
  NO_FILTERS,
  type FluxFilters,
} from './filters';
import { sortRows } from './sorting';

const PAGE_SIZE = 10;

/** Column and direction that the rows are sorted by. */
export interface FluxSorting {
  readonly id: FluxColumn['id'];
  readonly desc: boolean;
}

/** Filters, sorting and pagination of a table, which stay when new data arrive. */
export function useFluxTable(
  rows: readonly FluxRow[],
  columns: readonly FluxColumn[],
  many: boolean,
) {
  const t = useTranslate();
  const [filters, setFilters] = useState<FluxFilters>(NO_FILTERS);
  const [sorting, setSorting] = useState<FluxSorting>({
    id: 'name',
    desc: false,
  });
  const [paging, setPaging] = useState({ index: 0, size: PAGE_SIZE });

  const search = useMemo(() => createSearch(columns, t), [columns, t]);
  // Keeps typing responsive with many rows.
  const applied = useDeferredValue(filters);
  // Sorted before filtering, so that a search does not sort again.
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
    /** Rows that match the filters, sorted, on all pages. */
    found,
    /** Rows of the current page. */
    page,
    pageIndex,
    pageSize,
    filters,
    sorting,
    setFilters: useCallback((next: FluxFilters) => {
      setFilters(next);
      setPaging(before => ({ ...before, index: 0 }));
    }, []),
    /** Sorts by another column, or reverses the direction. */
    sortBy: (id: FluxColumn['id']) =>
      setSorting(by => ({ id, desc: by.id === id && !by.desc })),
    setPageIndex: (index: number) =>
      setPaging(before => ({ ...before, index })),
    /** Changes the page size and keeps the first row of the page on it. */
    setPageSize: (size: number) =>
      setPaging({ size, index: Math.floor((pageIndex * pageSize) / size) }),
  };
}
