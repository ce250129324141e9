import { useEffect, type RefObject } from 'react';

/** The key that moves the focus to a card's search. */
export const SEARCH_KEY = '/';

/** Returns whether a key press belongs to what has the focus: a field that one types in, a menu or a dialog. */
function isTakenBy(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type="checkbox"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="dialog"], [role="menu"], [role="listbox"], [role="combobox"]',
    ) !== null
  );
}

/** The searches on the page. */
const searches = new Set<HTMLInputElement>();

/** Returns the search of the card that has the focus. */
function searchFor(target: EventTarget | null): HTMLInputElement | undefined {
  const card = target instanceof Element ? target.closest('section') : null;
  return [...searches].find(search => card?.contains(search));
}

function onKeyDown(event: KeyboardEvent): void {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (key !== SEARCH_KEY || ctrlKey || metaKey || altKey) return;
  if (event.defaultPrevented || isTakenBy(target)) return;
  const search = searchFor(target);
  if (!search) return;
  // The key is not typed into the search.
  event.preventDefault();
  search.focus();
  search.select();
}

/**
 * Lets the key `/` focus a card's search, while something in that card has the focus, and nobody is typing. A key without
 * Ctrl or Alt must not act on the whole page (WCAG 2.1.4): people who dictate would press it by speaking.
 */
export function useSearchShortcut(input: RefObject<HTMLInputElement>): void {
  useEffect(() => {
    const { current } = input;
    if (!current) return undefined;
    if (searches.size === 0) document.addEventListener('keydown', onKeyDown);
    searches.add(current);
    return () => {
      searches.delete(current);
      if (searches.size === 0)
        document.removeEventListener('keydown', onKeyDown);
    };
  }, [input]);
}
