import { useState } from 'react';
import type { FluxRow } from './rows';

interface RowKeys {
  /** The page that has these keys. */
  readonly page: readonly FluxRow[];
  /** How often the person had sorted by then. */
  readonly sorts: number;
  /** React's key of the elements of each object, by the object's key. */
  readonly byObject: ReadonlyMap<string, number>;
  /** Smallest key that was never given to any object. */
  readonly unused: number;
}

/** Chooses keys for another page. Objects that stay keep theirs. */
function chooseKeys(
  before: RowKeys,
  page: readonly FluxRow[],
  sorts: number,
): RowKeys {
  const left = new Map(before.byObject);
  for (const { resource } of page) left.delete(resource.key);
  const freed = sorts === before.sorts ? [] : [...left.values()];
  let { unused } = before;
  const take = () => {
    const key = freed.shift() ?? unused;
    if (key === unused) unused += 1;
    return key;
  };
  const byObject = new Map(
    page.map(({ resource }) => [
      resource.key,
      before.byObject.get(resource.key) ?? take(),
    ]),
  );
  return { page, sorts, byObject, unused };
}

const NONE: RowKeys = { page: [], sorts: 0, byObject: new Map(), unused: 0 };

/**
 * Returns React's key for the elements of each row of a page.
 *
 * An object keeps its elements while it is on the page, and with them the focus and open menus. When a person sorts, the
 * objects that come take over the elements of those that go, which is quicker than making new ones: the focus is in the
 * table's head then, and nothing is open. At any other time they get elements of their own, so that a key press that is
 * meant for one object cannot reach another.
 *
 * @param sorts - how often the person has sorted
 */
export function useRowKeys(
  page: readonly FluxRow[],
  sorts: number,
): (row: FluxRow) => number | undefined {
  const [chosen, setChosen] = useState(() => chooseKeys(NONE, page, sorts));
  const isCurrent = chosen.page === page && chosen.sorts === sorts;
  const keys = isCurrent ? chosen : chooseKeys(chosen, page, sorts);
  // Renders this component once more, before its children: see "Storing information from previous renders" in React's docs.
  if (!isCurrent) setChosen(keys);
  return ({ resource }) => keys.byObject.get(resource.key);
}
