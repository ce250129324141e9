import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { FluxColumn } from './columns';
import type { FluxRow } from './rows';
import { useTranslate } from '../shared';
import { filterRows, type FluxFilters } from './filters';
import { createSearch } from './search';
import { sortByName, sortRows } from './sorting';
import { useTableState } from './useTableState';

/**
 * Filters, sorting and pagination of a table, which stay when new data arrive, and when the page is left and entered
 * again.
 *
 * @param card - id of the card
 */
export function useFluxTable(
  rows: readonly FluxRow[],
  columns: readonly FluxColumn[],
  many: boolean,
  card: string,
) {
  const t = useTranslate();
  const { state, change, link } = useTableState(card);
  const { filters, sorting } = state;
  const [sorts, setSorts] = useState(0);

  const search = useMemo(() => createSearch(columns, t), [columns, t]);
  // Keeps typing responsive with many rows: what is typed or chosen shows at once, and its rows follow.
  const applied = useDeferredValue(filters);
  // Sorted before filtering, so that a search does not sort again.
  const byName = useMemo(() => sortByName(rows, t.cluster), [rows, t]);
  const sorted = useMemo(() => {
    const column = columns.find(({ id }) => id === sorting?.id);
    return sortRows(byName, column, sorting?.desc ?? false);
  }, [byName, columns, sorting]);
  const found = useMemo(
    () => (many ? filterRows(sorted, applied, search) : sorted),
    [many, sorted, applied, search],
  );

  const pageSize = many ? state.pageSize : Math.max(found.length, 1);
  const lastPage = Math.max(Math.ceil(found.length / pageSize) - 1, 0);
  const pageIndex = Math.min(state.pageIndex, lastPage);
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
    /** How often a person has sorted. */
    sorts,
    /** Returns the address of the page with this state. */
    link,
    setFilters: useCallback(
      (next: FluxFilters) => change({ filters: next, pageIndex: 0 }),
      [change],
    ),
    /** Sorts by another column, then in the other direction, then in the default order again. */
    sortBy: (id: FluxColumn['id']) => {
      setSorts(count => count + 1);
      if (sorting?.id !== id) change({ sorting: { id, desc: false } });
      else change({ sorting: sorting.desc ? undefined : { id, desc: true } });
    },
    setPageIndex: useCallback(
      (index: number) => change({ pageIndex: index }),
      [change],
    ),
    /** Changes the page size and keeps the first row of the page on it. */
    setPageSize: useCallback(
      (size: number) =>
        change({
          pageSize: size,
          pageIndex: Math.floor((pageIndex * pageSize) / size),
        }),
      [change, pageIndex, pageSize],
    ),
  };
}
