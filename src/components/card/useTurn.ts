import { useLayoutEffect, useState } from 'react';
import { afterFrame } from '../shared';

type Turn = () => void;

/** Cards of the page that wait for their turn, first come first served. */
const waiting = new Set<Turn>();
/** Time after which a frame counts as drawn even if the browser has not said so, in ms. */
const FRAME_MS = 100;
/** When a card last had its turn, if no frame has been drawn since. */
let takenAt = 0;

function next(): void {
  takenAt = 0;
  const [first] = waiting;
  if (!first) return;
  waiting.delete(first);
  take(first);
}

function take(turn: Turn): void {
  takenAt = Date.now();
  afterFrame(next);
  turn();
}

/** @returns a function that gives the turn up, if it has not come yet */
function request(turn: Turn): () => void {
  if (Date.now() - takenAt < FRAME_MS) waiting.add(turn);
  else take(turn);
  return () => {
    waiting.delete(turn);
  };
}

/**
 * Returns whether the card may draw its rows, which is so from its first turn on. One answer fills all cards of a page:
 * drawing one a frame shows the first rows at once, instead of all of them after as many times the work.
 */
export function useTurn(isReady: boolean): boolean {
  const [mayDraw, setMayDraw] = useState(false);
  useLayoutEffect(() => {
    if (!isReady || mayDraw) return undefined;
    return request(() => setMayDraw(true));
  }, [isReady, mayDraw]);
  return mayDraw;
}
