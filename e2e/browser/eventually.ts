import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE_MS } from './patience';

const PAUSE_MS = 50;

/**
 * Repeats assertions until they hold: what a page shows after a click, a key or an opening may follow a moment later.
 *
 * @throws the last failure, if they do not hold in time
 */
export async function eventually(assert: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await assert();
    } catch (failure) {
      if (Date.now() > deadline) throw failure;
    }
    await sleep(PAUSE_MS);
  }
}
