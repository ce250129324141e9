import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FluxRow } from '../table';

/** The selected rows, identified by the keys of their resources. */
export interface Selection {
  readonly rows: readonly FluxRow[];
  readonly has: (key: string) => boolean;
  /** Number of selected rows that the search and filters hide. */
  readonly hidden: number;
  /** How many of the rows that match the search and filters are selected. */
  readonly ofFound: 'none' | 'some' | 'all';
  /** @param isRange - includes all rows from the one that was toggled last to this one */
  readonly toggle: (key: string, isRange: boolean) => void;
  /** Selects all rows that match the search and filters, or deselects them if all are selected. */
  readonly toggleFound: () => void;
  readonly clear: () => void;
}

type Keys = ReadonlySet<string>;

const NONE: Keys = new Set();

const keyOf = ({ resource }: FluxRow) => resource.key;

/** Returns the keys that rows still have: the same value if all have one. */
function kept(keys: Keys, rows: readonly FluxRow[]): Keys {
  if (keys.size === 0) return keys;
  const there = rows.map(keyOf).filter(key => keys.has(key));
  return there.length === keys.size ? keys : new Set(there);
}

/** Returns the keys from one row to another, or the latter alone if the first is not among the rows. */
function range(
  rows: readonly FluxRow[],
  from: string | undefined,
  to: string,
): readonly string[] {
  const keys = rows.map(keyOf);
  const ends = [keys.indexOf(from ?? to), keys.indexOf(to)];
  return Math.min(...ends) < 0
    ? [to]
    : keys.slice(Math.min(...ends), Math.max(...ends) + 1);
}

function changed(keys: Keys, of: readonly string[], isChosen: boolean): Keys {
  const next = new Set(keys);
  of.forEach(key => (isChosen ? next.add(key) : next.delete(key)));
  return next;
}

/**
 * Returns the selection of a table. It survives polling, sorting, paging and filtering; rows that disappear are
 * deselected.
 *
 * @param rows - all rows
 * @param found - the rows that match the search and filters, on all pages, in their order
 */
export function useSelection(
  rows: readonly FluxRow[],
  found: readonly FluxRow[],
): Selection {
  const [chosen, setChosen] = useState(NONE);
  const keys = useMemo(() => kept(chosen, rows), [chosen, rows]);
  // Stored, so that a row that comes back is not selected.
  if (keys !== chosen) setChosen(keys);

  const last = useRef<string>();
  // The rows on screen: React may be interrupted by a click while it renders the result of a search.
  const seen = useRef(found);
  useLayoutEffect(() => {
    seen.current = found;
  }, [found]);
  const toggle = useCallback((key: string, isRange: boolean) => {
    const of = range(seen.current, isRange ? last.current : undefined, key);
    last.current = key;
    setChosen(before => changed(before, of, !before.has(key)));
  }, []);
  const counts = useMemo(() => {
    if (keys.size === 0) return { ofFound: 'none', hidden: 0 } as const;
    const shown = found.filter(row => keys.has(keyOf(row))).length;
    const isAll = shown === found.length && shown > 0;
    const some = shown > 0 ? 'some' : 'none';
    return {
      ofFound: isAll ? 'all' : some,
      hidden: keys.size - shown,
    } as const;
  }, [keys, found]);
  const { ofFound } = counts;
  const toggleFound = useCallback(
    () =>
      setChosen(before => changed(before, found.map(keyOf), ofFound !== 'all')),
    [found, ofFound],
  );
  const clear = useCallback(() => setChosen(NONE), []);
  const has = useCallback((key: string) => keys.has(key), [keys]);
  const selected = useMemo(
    () => (keys.size === 0 ? [] : rows.filter(row => keys.has(keyOf(row)))),
    [keys, rows],
  );
  return { rows: selected, has, ...counts, toggle, toggleFound, clear };
}
