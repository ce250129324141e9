import { BenchPage } from '../browser/BenchPage';
import type { PageParams } from '../page/params';
import type { Bench } from './types';

/** Between two polls, in ms. */
export const REFRESH_MS = 2_000;

/**
 * A page with one card of deployments that has polled for some time: the code is warm, and what is asked only once has
 * been asked.
 *
 * @param commits - whether it counts what React draws, which takes time itself
 */
export async function openDeployments(
  { browser, pageUrl }: Bench,
  plugin: PageParams['plugin'],
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
  if (perPage !== 10) await page.showRows(perPage, plugin);
  await page.polls(5);
  return page;
}
