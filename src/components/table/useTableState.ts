import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import {
  cardInUrl,
  readTableState,
  writeTableState,
  type TableState,
} from './tableState';

/** Delay in ms before a typed search is in the URL: updating that renders the whole page again, and would slow down typing. */
const TYPED_AFTER_MS = 400;

type Page = {
  readonly location: ReturnType<typeof useLocation>;
  readonly navigate: ReturnType<typeof useNavigate>;
};

interface Write {
  readonly state: TableState;
  readonly page: { readonly current: Page };
  readonly onWritten: () => void;
}

/**
 * States that the page has not rendered from its URL yet, by card. They are written together: each alone would undo the
 * others.
 */
const pending = new Map<string, Write>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Returns the parameters of a URL with the states of all tables as they are shown: what was typed just now is added. */
export function withUnwritten(search: string): URLSearchParams {
  let params = new URLSearchParams(search);
  for (const [card, { state }] of pending)
    params = writeTableState(params, card, state);
  return params;
}

function writeAll(): void {
  const writes = [...pending.values()];
  const page = writes.at(-1)?.page.current;
  if (!page) return;
  const { location, navigate } = page;
  const search = withUnwritten(location.search).toString();
  for (const { onWritten } of writes) onWritten();
  navigate(
    { search: search && `?${search}`, hash: location.hash },
    {
      replace: true,
      state: location.state as unknown,
      preventScrollReset: true,
    },
  );
}

/** Writes a state into the URL after a delay in ms; returns a function that cancels it. */
function writeAfter(ms: number, card: string, write: Write): () => void {
  pending.set(card, write);
  clearTimeout(timer);
  timer = setTimeout(writeAll, ms);
  return () => {
    if (pending.get(card) === write) pending.delete(card);
  };
}

/** Returns the part of a page's URL that belongs to a card, in one form. */
const ownPart = (card: string, state: TableState) =>
  writeTableState(new URLSearchParams(), card, state).toString();

/**
 * Returns the state of a card's table, which the page's URL holds: a reload, a link or the way back restores it. It
 * replaces the entry in the browser's history, so that "back" leaves the page as ever.
 *
 * @param id - id of the card
 */
export function useTableState(id: string) {
  const card = cardInUrl(id);
  const location = useLocation();
  const navigate = useNavigate();
  const { search } = location;
  const fromUrl = useMemo(
    () => readTableState(new URLSearchParams(search), card),
    [search, card],
  );
  const inUrl = ownPart(card, fromUrl);
  const [state, setState] = useState(fromUrl);
  /** The part of the URL that the state was last read from or written to. */
  const synced = useRef(inUrl);
  const latest = useRef({ location, navigate, state });
  useEffect(() => {
    latest.current = { location, navigate, state };
  });

  // A link within the page, or the way back to an entry with another state.
  useEffect(() => {
    if (inUrl === synced.current) return;
    synced.current = inUrl;
    setState(fromUrl);
  }, [inUrl, fromUrl]);

  const wanted = ownPart(card, state);
  useEffect(() => {
    if (wanted === synced.current) return undefined;
    const isTyped = state.filters.query !== fromUrl.filters.query;
    return writeAfter(isTyped ? TYPED_AFTER_MS : 0, card, {
      state,
      page: latest,
      onWritten: () => {
        synced.current = wanted;
      },
    });
  }, [wanted, card, state, fromUrl]);

  const change = useCallback(
    (part: Partial<TableState>) => setState(before => ({ ...before, ...part })),
    [],
  );
  /** Returns the address of the page as it is shown now. */
  const link = useCallback(() => {
    const url = new URL(window.location.href);
    const { location: here, state: shown } = latest.current;
    const params = new URLSearchParams(here.search);
    url.search = writeTableState(params, card, shown).toString();
    return url.href;
  }, [card]);
  return { state, change, link };
}
