import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus in an element when its focused child disappears. Otherwise it would move to the start of the page.
 *
 * @returns props for the element
 */
export function useKeptFocus(root: RefObject<HTMLElement>) {
  const hasFocus = useRef(false);
  // React sends no blur event for elements that it removes.
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
