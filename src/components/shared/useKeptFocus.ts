import { useEffect, useRef, type FocusEvent } from 'react';

/**
 * Moves the focus to another element when the focused element inside a container is removed. Otherwise the browser
 * would move it to the start of the page. Looks for that whenever the component is drawn.
 *
 * @param target - returns the element that gets the focus
 * @returns event handlers for the container
 */
export function useKeptFocus(target: () => HTMLElement | null | undefined) {
  const focused = useRef<Element>();
  // React fires no blur event for an element that it removes itself.
  useEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = undefined;
    if (document.activeElement === document.body) target()?.focus();
  });
  return {
    onFocus: (event: FocusEvent) => {
      focused.current = event.target;
    },
    onBlur: () => {
      focused.current = undefined;
    },
  };
}
