import type { Page, PageOptions } from '../cluster';
import { FluxError, type FluxErrorPlace } from '../errors';

/**
 * Most objects in an answer, as kubectl and client-go have it: of a list of thousands, neither the API server nor
 * Backstage's proxy has to hold all at once.
 */
const PAGE_SIZE = 500;

/** HTTP status of a continue token that the cluster no longer knows: it forgets them after some minutes. */
const GONE = 410;

/** Attempts at a list, by the size of their pages. The last one needs no token, so that it cannot fail for one. */
const ATTEMPTS = [PAGE_SIZE, PAGE_SIZE, undefined] as const;

/**
 * Lists all objects of a kind, page by page. A list whose continue token has expired is read again from its beginning.
 *
 * @param place - place of an error of its own
 * @param readPage - sends one request
 * @throws what `readPage` throws, and FluxError `malformed` for a list without an end
 */
export async function listAll(
  place: FluxErrorPlace,
  readPage: (page: Pick<PageOptions, 'limit' | 'after'>) => Promise<Page>,
): Promise<readonly unknown[]> {
  for (const limit of ATTEMPTS) {
    const items: unknown[] = [];
    const tokens = new Set<string>();
    let after: string | undefined;
    try {
      do {
        const page: Page = await readPage({ limit, after });
        for (const item of page.items) items.push(item);
        after = page.next;
        if (after !== undefined && tokens.has(after)) {
          throw new FluxError('malformed', 'the list has no end', place);
        }
        if (after !== undefined) tokens.add(after);
      } while (after !== undefined);
      return items;
    } catch (thrown) {
      const isExpired = thrown instanceof FluxError && thrown.status === GONE;
      if (!isExpired || after === undefined) throw thrown;
    }
  }
  throw new FluxError('other', 'the list expired', place);
}
