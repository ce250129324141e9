import { setTimeout as sleep } from 'node:timers/promises';
import type { Processes } from './processes';

/** Most time for a program to be ready, and for objects to come to rest, in ms. */
const READY_WITHIN_MS = 120_000;

/** Tries until it succeeds. @throws its latest error when the time is up, or the log of a program that has ended */
export async function eventually<T>(
  attempt: () => Promise<T>,
  processes?: Processes,
  withinMs = READY_WITHIN_MS,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const ended = processes?.ended();
      if (ended)
        throw new Error(`${ended} has ended:\n${processes?.log(ended)}`);
      if (Date.now() > deadline) throw error;
    }
    await sleep(250);
  }
}
