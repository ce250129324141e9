import { after } from './Placement';

const RUN_MS = 2000;
const MAX_BACK_OFF_MS = 300_000;

/**
 * Returns how often the kubelet has restarted a container that fails two seconds after each start, and when it ended
 * last. The wait doubles from ten seconds to five minutes.
 */
export function restartsAfter(
  created: Date,
  now: Date,
): { readonly restarts: number; readonly ended: Date } {
  let restarts = 0;
  let wait = 10_000;
  let ended = after(created, 2000 + RUN_MS);
  while (after(ended, wait + RUN_MS) <= now) {
    ended = after(ended, wait + RUN_MS);
    wait = Math.min(wait * 2, MAX_BACK_OFF_MS);
    restarts += 1;
  }
  // The first restart comes at once.
  return { restarts: restarts + 1, ended };
}
