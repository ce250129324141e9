import { BenchPage } from '../browser/BenchPage';
import { CONTESTANTS, type Plugin } from '../page/contestants';
import type { Bench } from './types';

/** Time between two polls, in ms. */
export const REFRESH_MS = 2_000;

/**
 * Opens a page with one deployments card and waits until it has polled a few times: the code is warm, and one-time
 * requests are done.
 *
 * @param commits - whether to count React's commits, which takes time itself
 */
export async function openDeployments(
  { browser, pageUrl }: Bench,
  plugin: Plugin,
  perPage: number,
  commits: boolean,
): Promise<BenchPage> {
  const page = await BenchPage.open(browser, pageUrl, {
    plugin,
    cards: 'deployments',
    refreshMs: REFRESH_MS,
    commits,
  });
  await page.firstRow();
  if (perPage !== CONTESTANTS[plugin].rowsAtFirst)
    await page.showRows(perPage, plugin);
  await page.polls(5);
  return page;
}
