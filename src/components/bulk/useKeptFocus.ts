import { useEffect, useRef, type RefObject } from 'react';

/**
 * Moves the focus to an element when the focused element inside it is removed. Otherwise the browser would move it to
 * the start of the page.
 *
 * @returns event handlers for the element
 */
export function useKeptFocus(root: RefObject<HTMLElement>) {
  const hasFocus = useRef(false);
  // React fires no blur event for an element that it removes itself.
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (hasFocus.current && isLost) root.current?.focus();
  });
  return {
    onFocus: () => {
      hasFocus.current = true;
    },
    onBlur: () => {
      hasFocus.current = false;
    },
  };
}
