import type { Page } from 'playwright-core';

/** The words that a row can have as its status. */
const WORDS = [
  ...['Ready', 'Reconciling', 'Waiting', 'Pending', 'Suspended', 'Deleting'],
  ...['Failed', 'Stalled', 'Overdue', 'Unknown', 'Unreadable'],
] as const;

/**
 * Records the status of each row, however short it was shown: at each change of the page, also after it was loaded again.
 *
 * @returns the words so far, by the name of the row's object
 */
export async function sampleWords(
  page: Page,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const seen = new Map<string, Set<string>>();
  await page.exposeFunction('sampled', (name: string, word: string) => {
    seen.set(name, (seen.get(name) ?? new Set()).add(word));
  });
  await page.addInitScript((words: readonly string[]) => {
    const told = new Set<string>();
    const look = () => {
      for (const row of document.querySelectorAll('tr')) {
        const name = row.querySelector('a')?.textContent?.trim();
        for (const { textContent } of row.querySelectorAll('button')) {
          const word = textContent?.trim() ?? '';
          if (!name || !words.includes(word) || told.has(`${name} ${word}`)) {
            continue;
          }
          told.add(`${name} ${word}`);
          const { sampled } = window as unknown as {
            sampled(name: string, word: string): void;
          };
          sampled(name, word);
        }
      }
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  }, WORDS);
  return seen;
}
