import { setImmediate as turn } from 'node:timers/promises';

/**
 * Turns of the event loop after which everything has come to its end that waits for no timer. Nothing in these tests
 * leaves the process, and a list of three clusters takes one turn.
 */
const TURNS = 10;

/** Lets everything come to its end that waits for no timer. No time passes. */
export async function settled(): Promise<void> {
  for (let i = 0; i < TURNS; i += 1) await turn();
}

/** Lets so much time pass, as fast as the machine can: to each timer in its order, and on when all is settled. */
export async function pass(ms: number): Promise<void> {
  let isOver = false;
  const end = setTimeout(() => {
    isOver = true;
  }, ms);
  await settled();
  while (!isOver) {
    jest.advanceTimersToNextTimer();
    await settled();
  }
  clearTimeout(end);
}

/**
 * Registers a clock that a test moves, in place of the real one: with `pass`, or with Testing Library's `waitFor`. It
 * begins at the real time. To be called once in a file.
 */
export function setUpTime(): void {
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
      ],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}

/** Registers a clock that goes on by itself, to its next timer, whenever all is settled. To be called once in a file. */
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
