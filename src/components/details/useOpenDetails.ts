import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { isRecord, type ObjectRef } from '../../flux';
import { cardInUrl, withUnwritten } from '../table';
import {
  readOpenDetails,
  searchFor,
  writeOpenDetails,
  type OpenDetails,
} from './address';

/** State of a history entry: how many entries the details have added up to it. */
const DEPTH = 'fluxDetails';

function depthOf(state: unknown): number {
  const depth = isRecord(state) ? state[DEPTH] : undefined;
  return typeof depth === 'number' ? depth : 0;
}

const searchOf = (params: URLSearchParams) => {
  const search = params.toString();
  return search && `?${search}`;
};

/**
 * Returns which details of a card are open, as the page's URL says, and functions that change it. Opening an object
 * adds an entry to the browser's history, so that "back" returns to the object before, and at last to the table.
 *
 * @param id - id of the card
 */
export function useOpenDetails(id: string) {
  const card = cardInUrl(id);
  const location = useLocation();
  const navigate = useNavigate();
  const { search } = location;
  const latest = useRef({ location, navigate });
  useEffect(() => {
    latest.current = { location, navigate };
  });
  const opened = useMemo(
    () => readOpenDetails(new URLSearchParams(search), card),
    [search, card],
  );
  const change = useCallback(
    (next: OpenDetails | undefined, depth: number, replace: boolean) => {
      const { location: here, navigate: go } = latest.current;
      const { hash } = here;
      const params = withUnwritten(here.search);
      const state = isRecord(here.state) ? here.state : {};
      const options = { replace: true, state, preventScrollReset: true };
      // The entry that "back" returns to gets the filters that it lacks, too.
      if (!replace) go({ search: searchOf(params), hash }, options);
      go(
        { search: searchOf(writeOpenDetails(params, card, next)), hash },
        { ...options, replace, state: { ...state, [DEPTH]: depth } },
      );
    },
    [card],
  );
  const depth = depthOf(location.state);
  return {
    opened,
    /** Whether the details of another object were open before these. */
    hasBefore: depth > 1,
    hrefOf: useCallback(
      (ref: ObjectRef) => {
        const address = searchFor(card, ref);
        return address && `${window.location.pathname}${address}`;
      },
      [card],
    ),
    open: useCallback(
      (ref: ObjectRef) =>
        change({ ref }, depthOf(latest.current.location.state) + 1, false),
      [change],
    ),
    /** Shows another section of the open object. */
    show: (section: string) => {
      if (opened) change({ ...opened, section }, depth, true);
    },
    back: () => navigate(-1),
    close: () => {
      if (depth > 0) navigate(-depth);
      else change(undefined, 0, true);
    },
  };
}

export type DetailsNavigation = ReturnType<typeof useOpenDetails>;
