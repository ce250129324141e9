import { useSyncExternalStore } from 'react';

/** Ages are shown in minutes for the most part. */
const TICK_MS = 10_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  listeners.forEach(tell => tell());
}

// While a tab is hidden, and while a computer sleeps, timers stand still or nearly so.
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
  // Nobody was there to keep it moving. Two readings of one rendering must not differ.
  if (timer === undefined && Date.now() - now > TICK_MS) now = Date.now();
  return now;
}

/** The time, in ms since the epoch, that moves on every ten seconds: one timer for all ages on the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
