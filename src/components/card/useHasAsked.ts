import { startTransition, useEffect, useState } from 'react';

/** Time in ms for which a card waits for its first answer without placeholders. */
const WAIT_MS = 150;

/**
 * Returns false while a card has only just asked for its objects. To draw placeholders takes longer than a near cluster
 * takes to answer, and would keep the browser from sending the requests. It can interrupt the drawing that follows.
 */
export function useHasAsked(): boolean {
  const [hasAsked, setHasAsked] = useState(false);
  useEffect(() => {
    const timer = setTimeout(
      () => startTransition(() => setHasAsked(true)),
      WAIT_MS,
    );
    return () => clearTimeout(timer);
  }, []);
  return hasAsked;
}
