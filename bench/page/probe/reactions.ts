import { afterFrame } from './frames';
import type { Reaction } from './types';

/** Rows count as settled after this time without changes, in ms: longer than the delay of any search field. */
const REST_MS = 700;

const isInRows = ({ target }: MutationRecord) =>
  (target instanceof Element ? target : target.parentElement)?.closest(
    'tbody',
  ) !== null;

function measure(event: Event): Promise<Reaction> {
  return new Promise(resolve => {
    let frame = 0;
    let shown: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitForRest = () => {};
    const observer = new MutationObserver(records => {
      if (!records.some(isInRows)) return;
      // A long task may have used up the time before the frame with its result.
      clearTimeout(timer);
      afterFrame(now => {
        shown = now - event.timeStamp;
        waitForRest();
      });
    });
    waitForRest = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        observer.disconnect();
        resolve({ frame, shown });
      }, REST_MS);
    };
    afterFrame(now => {
      frame = now - event.timeStamp;
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    waitForRest();
  });
}

let armed: Promise<Reaction> | undefined;

export function arm(type: 'click' | 'input'): void {
  armed = new Promise(resolve => {
    window.addEventListener(type, event => resolve(measure(event)), {
      capture: true,
      once: true,
    });
  });
}

export function reaction(): Promise<Reaction> {
  return armed ?? Promise.reject(new Error('Call arm() first'));
}
