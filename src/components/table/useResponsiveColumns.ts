import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { FluxColumn } from './columns';

/** Width of a card in px below which columns without `whenNarrow` move below the row. */
const NARROW = 960;
/** Width in px below which, as on a phone, all columns but the name and the actions move below the row. */
const NARROWEST = 480;

type Width = 'wide' | 'narrow' | 'narrowest';

function widthOf(px: number): Width {
  // An element that is not drawn has no width yet.
  if (px === 0 || px >= NARROW) return 'wide';
  return px < NARROWEST ? 'narrowest' : 'narrow';
}

/** Returns how wide an element is, before it is first painted and whenever that changes. Its height may change often. */
function useWidth(): readonly [RefObject<HTMLDivElement>, Width] {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<Width>('wide');
  useLayoutEffect(() => {
    const { current } = ref;
    if (!current || typeof ResizeObserver !== 'function') return undefined;
    setWidth(widthOf(current.clientWidth));
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(widthOf(entry.contentRect.width));
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

/** Splits the columns by the width of the card: `shown` have their own cells, `folded` move below the row. */
export function useResponsiveColumns(columns: readonly FluxColumn[]) {
  const [ref, width] = useWidth();
  const isNarrowest = width === 'narrowest';
  const split = useMemo(() => {
    if (width === 'wide') return { shown: columns, folded: [] };
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
  }, [columns, width, isNarrowest]);
  return { ref, isNarrowest, ...split };
}
