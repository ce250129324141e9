import { afterFrame } from './frames';
import { lastAnswer } from './polls';
import { SHOWN, type Probe } from './types';

/** Records when the first row with an object has been drawn. */
export function watchFirstRow(probe: Probe): void {
  const observer = new MutationObserver(() => {
    const row = [...document.querySelectorAll('tbody tr')].find(each =>
      each.textContent?.includes('app-'),
    );
    if (!row) return;
    observer.disconnect();
    const answered = lastAnswer();
    afterFrame(shown => {
      performance.mark(SHOWN);
      probe.firstRow = { answered, shown };
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}
