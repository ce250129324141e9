import { afterFrame } from './frames';
import { lastAnswer } from './polls';
import { SHOWN, type Probe } from './types';

/** Returns the number of cards that have a row with an object. */
function countFilled(): number {
  return [...document.querySelectorAll('tbody')].filter(body =>
    body.textContent?.includes('app-'),
  ).length;
}

/**
 * Records when the first row with an object has been drawn, and when every card has one.
 *
 * @param cards - number of cards on the page
 */
export function watchFirstRow(probe: Probe, cards: number): void {
  let first: { readonly answered: number; readonly shown: number } | undefined;
  let hasBegun = false;
  const observer = new MutationObserver(() => {
    const filled = countFilled();
    if (filled > 0 && !hasBegun) {
      hasBegun = true;
      const answered = lastAnswer();
      afterFrame(shown => {
        performance.mark(SHOWN);
        first = { answered, shown };
      });
    }
    if (filled < cards) return;
    observer.disconnect();
    afterFrame(all => {
      if (first) probe.firstRow = { ...first, all };
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}
