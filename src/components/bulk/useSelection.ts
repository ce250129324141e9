import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FluxRow } from '../table';

/** The rows that the reader has chosen, by the keys of their resources. */
export interface Selection {
  readonly rows: readonly FluxRow[];
  readonly has: (key: string) => boolean;
  /** Those that the search and filters do not show. */
  readonly hidden: number;
  /** How many of those that the search and filters show. */
  readonly ofFound: 'none' | 'some' | 'all';
  /** @param isRange - with all from the one that was chosen last to this one */
  readonly toggle: (key: string, isRange: boolean) => void;
  /** All that the search and filters show, or none of them where all are chosen. */
  readonly toggleFound: () => void;
  readonly clear: () => void;
}

type Keys = ReadonlySet<string>;

const NONE: Keys = new Set();

const keyOf = ({ resource }: FluxRow) => resource.key;

/** The keys without those that no row has. The same value where every one has. */
function kept(keys: Keys, rows: readonly FluxRow[]): Keys {
  if (keys.size === 0) return keys;
  const there = rows.map(keyOf).filter(key => keys.has(key));
  return there.length === keys.size ? keys : new Set(there);
}

/** The keys from one to another, in the order of the rows; the latter alone where the first is not among them. */
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
 * A choice among the rows. It stays whatever a poll brings and however they are sorted, paged and filtered; what
 * disappears from the rows is dropped.
 *
 * @param rows - all
 * @param found - those that the search and filters show, on all pages, in their order
 */
export function useSelection(
  rows: readonly FluxRow[],
  found: readonly FluxRow[],
): Selection {
  const [chosen, setChosen] = useState(NONE);
  const keys = useMemo(() => kept(chosen, rows), [chosen, rows]);
  // Dropped for good: what comes again has not been chosen.
  if (keys !== chosen) setChosen(keys);

  const last = useRef<string>();
  // What the reader sees: React may be drawing what a search has just found, and give way to a click before it is there.
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
