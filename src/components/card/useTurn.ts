import { startTransition, useLayoutEffect, useState } from 'react';
import { afterFrame } from '../shared';

type Turn = () => void;

/** Time after which a frame counts as drawn even if the browser has not said so, in ms. */
const FRAME_MS = 100;

/** Cards of the page that wait for their turn, first come first served: one a frame. */
class Turns {
  private readonly waiting = new Set<Turn>();
  /** When a card last had its turn, if no frame has been drawn since. */
  private takenAt = 0;

  /** @returns a function that gives the turn up, if it has not come yet */
  request(turn: Turn): () => void {
    if (Date.now() - this.takenAt < FRAME_MS) this.waiting.add(turn);
    else this.take(turn);
    return () => {
      this.waiting.delete(turn);
    };
  }

  private take(turn: Turn): void {
    this.takenAt = Date.now();
    afterFrame(() => this.next());
    turn();
  }

  private next(): void {
    this.takenAt = 0;
    const [first] = this.waiting;
    if (!first) return;
    this.waiting.delete(first);
    this.take(first);
  }
}

const rowTurns = new Turns();
const placeholderTurns = new Turns();

/**
 * Returns whether a card may draw its rows, which is so from its first turn on. One answer fills all cards of a page:
 * drawing one a frame shows the first rows at once, instead of all of them after as many times the work.
 *
 * @param isReady - whether it has rows
 */
export function useRowTurn(isReady: boolean): boolean {
  const [mayDraw, setMayDraw] = useState(false);
  useLayoutEffect(() => {
    if (!isReady || mayDraw) return undefined;
    return rowTurns.request(() => setMayDraw(true));
  }, [isReady, mayDraw]);
  return mayDraw;
}

/**
 * Returns whether a card may draw placeholders, one card a frame, too. The answer can interrupt that.
 *
 * @param isReady - whether the objects have been asked for, and no answer has come
 */
export function usePlaceholderTurn(isReady: boolean): boolean {
  const [mayDraw, setMayDraw] = useState(false);
  useLayoutEffect(() => {
    if (!isReady || mayDraw) return undefined;
    return placeholderTurns.request(() =>
      startTransition(() => setMayDraw(true)),
    );
  }, [isReady, mayDraw]);
  return mayDraw;
}
