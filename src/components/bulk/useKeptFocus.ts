import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus in an element when what had it there is no more: without, it would be lost to the page's beginning.
 *
 * @returns what the element needs
 */
export function useKeptFocus(root: RefObject<HTMLElement>) {
  const hasFocus = useRef(false);
  // React tells of no blur for what it takes away itself.
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
