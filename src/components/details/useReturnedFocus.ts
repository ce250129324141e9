import { useEffect, useRef, type RefObject } from 'react';
import type { ObjectRef } from '../../flux';
import type { DetailsNavigation } from './useOpenDetails';

/**
 * Moves the focus to a link to the object whose details have closed, or else to the start of the card, if nothing has the
 * focus then. Details that an address has opened have no element to return it to.
 */
export function useReturnedFocus(
  { opened, hrefOf }: Pick<DetailsNavigation, 'opened' | 'hrefOf'>,
  start: RefObject<HTMLElement>,
): void {
  const shown = useRef<ObjectRef>();
  useEffect(() => {
    const closed = opened ? undefined : shown.current;
    shown.current = opened?.ref;
    if (!closed || document.activeElement !== document.body) return;
    const href = hrefOf(closed);
    const link = [...document.querySelectorAll('a')].find(
      each => each.getAttribute('href') === href,
    );
    (link ?? start.current)?.focus();
  }, [opened, hrefOf, start]);
}
