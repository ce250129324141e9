import { useEffect, useRef } from 'react';

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

/** Returns the search of the card that has the focus, or the first on the page if nothing has it. */
function searchFor(target: EventTarget | null): HTMLInputElement | undefined {
  const inOrder = [...searches].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  if (target === document.body) return inOrder[0];
  const card = target instanceof Element ? target.closest('section') : null;
  return inOrder.find(search => card?.contains(search));
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
 * Lets the key `/` focus a card's search, while nothing or something in that card has the focus, and nobody is typing.
 *
 * @returns a ref for the input
 */
export function useSearchShortcut() {
  const input = useRef<HTMLInputElement>(null);
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
  }, []);
  return input;
}
