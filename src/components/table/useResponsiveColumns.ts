import { useMemo } from 'react';
import useMeasure from 'react-use/lib/useMeasure';
import type { FluxColumn } from './columns';

/** Width of a card in px below which columns without `whenNarrow` move below the row. */
const NARROW = 960;
/** Width in px below which, as on a phone, all columns but the name and the actions move below the row. */
const NARROWEST = 480;

/** Splits the columns by the width of the card: `shown` have their own cells, `folded` move below the row. */
export function useResponsiveColumns(columns: readonly FluxColumn[]) {
  const [ref, { width }] = useMeasure<HTMLDivElement>();
  // 0 means not measured yet.
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
