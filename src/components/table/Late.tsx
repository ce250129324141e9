import {
  createContext,
  startTransition,
  useContext,
  useEffect,
  useState,
  type ReactNode,
} from 'react';
import { afterFrame } from '../shared';

const DrawnContext = createContext(false);

/** Returns true from the frame after the first one with rows. */
export function useIsDrawn(hasRows: boolean): boolean {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!hasRows) return undefined;
    return afterFrame(() => startTransition(() => setDrawn(true)));
  }, [hasRows]);
  return isDrawn;
}

/** Tells the table's {@link Late} parts whether its rows have been drawn. */
export const DrawnProvider = DrawnContext.Provider;

/**
 * A part of the table that is drawn right after the words of its rows, because those are what a person waits for. The
 * space for it is kept by its parent, or by `space`.
 */
export const Late = (props: {
  space?: ReactNode;
  children: () => ReactNode;
}) => (
  <>{useContext(DrawnContext) ? props.children() : (props.space ?? null)}</>
);
