import { setImmediate as turn } from 'node:timers/promises';

/**
 * Number of event loop turns after which everything that does not wait for a timer is done. Nothing in these tests leaves
 * the process, and listing three clusters takes one turn.
 */
const TURNS = 10;

/** Waits until everything that does not wait for a timer is done. No time passes. */
export async function settled(): Promise<void> {
  for (let i = 0; i < TURNS; i += 1) await turn();
}

/**
 * Advances the clock as fast as the machine allows: timer by timer in order, each time until everything is settled.
 *
 * @param within - wraps each step, such as React's `act`
 */
export async function pass(
  ms: number,
  within: (step: () => Promise<void>) => Promise<void> = step => step(),
): Promise<void> {
  let isOver = false;
  setTimeout(() => {
    isOver = true;
  }, ms);
  await within(settled);
  while (!isOver) {
    await within(async () => {
      jest.advanceTimersToNextTimer();
      await settled();
    });
  }
}

/** Time between two tests, in ms: longer than any time that a page shows may be behind (useNow.ts). */
const BETWEEN_MS = 11_000;

/** When the clock of the next test starts, if that is later than the real time. */
let nextStart = 0;

/**
 * Replaces the real clock with one that the test advances with `pass` or Testing Library's `waitFor`. It starts at the
 * real time, or after the previous test: for modules that know a time, it never goes back. Call it once per file.
 */
export function setUpTime(): void {
  beforeEach(() => {
    jest.useFakeTimers({
      now: Math.max(Date.now(), nextStart),
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        // See src/setupTests.ts.
        'requestAnimationFrame',
        'cancelAnimationFrame',
        'setImmediate',
        'clearImmediate',
      ],
    });
  });
  afterEach(() => {
    nextStart = Date.now() + BETWEEN_MS;
    jest.useRealTimers();
  });
}

/** Replaces the real clock with one that advances to its next timer whenever everything is settled. Call it once per file. */
export function setUpFlowingTime(): void {
  let flowing: object | undefined;
  setUpTime();
  beforeEach(() => {
    const now = {};
    flowing = now;
    const flow = async () => {
      await settled();
      if (flowing !== now) return;
      jest.advanceTimersToNextTimer();
      flow();
    };
    flow();
  });
  afterEach(() => {
    flowing = undefined;
  });
}
