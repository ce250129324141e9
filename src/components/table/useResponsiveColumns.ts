import { useMemo } from 'react';
import useMeasure from 'react-use/lib/useMeasure';
import type { FluxColumn } from './columns';

/** Narrower than this, in px, a card shows its lesser columns below the others, not beside them. */
const NARROW = 960;
/** Narrower than this, as on a telephone, all but the name and the actions; of those, two stand beside each other. */
const NARROWEST = 480;

/** Which columns have cells of their own at the card's width, and which are folded. */
export function useResponsiveColumns(columns: readonly FluxColumn[]) {
  const [ref, { width }] = useMeasure<HTMLDivElement>();
  // 0: not measured yet.
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
