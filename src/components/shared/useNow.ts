import { useSyncExternalStore } from 'react';

/** Interval between updates. Most ages are shown in minutes. */
const TICK_MS = 10_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  listeners.forEach(tell => tell());
}

// Browsers throttle or stop timers while a tab is hidden or the computer sleeps.
const onVisibilityChange = () => {
  if (document.visibilityState === 'visible') tick();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', onVisibilityChange);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
      document.removeEventListener('visibilitychange', onVisibilityChange);
    }
  };
}

function read(): number {
  // Catches up after a time without subscribers. Within one tick all reads return the same value.
  if (timer === undefined && Date.now() - now > TICK_MS) now = Date.now();
  return now;
}

/** Returns the time in ms since the epoch, updated every ten seconds by one timer for all ages on the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
