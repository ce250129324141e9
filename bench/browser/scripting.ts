import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { PARSED } from '../page/probe/types';

/**
 * What of a trace is read, in μs: `ts` by the wall's clock, the rest by the thread's own, which stands still while the
 * machine does something else.
 */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly tts?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

/** The events in which a page's scripts run, as the browser's developer tools group them. */
const SCRIPTING = [
  'BlinkScheduler_PerformMicrotaskCheckpoint',
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
];
const DRAWING = ['Layout', 'Paint', 'PrePaint', 'UpdateLayoutTree', 'Layerize'];

/** Main-thread time, in ms. */
export interface MainThread {
  readonly scripting: number;
  /** Style, layout and paint. */
  readonly drawing: number;
}

/** The time in any of the events after a moment, those within others counted once. */
function timeIn(events: readonly TraceEvent[], from: number): number {
  let sum = 0;
  let reached = from;
  for (const { tts = 0, tdur = 0 } of events.toSorted(
    (a, b) => (a.tts ?? 0) - (b.tts ?? 0),
  )) {
    const end = tts + tdur;
    if (end > reached) {
      sum += end - Math.max(tts, reached);
      reached = end;
    }
  }
  return sum / 1000;
}

function readTrace(trace: Buffer): readonly TraceEvent[] {
  const parsed: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  return parsed.traceEvents;
}

/** After an answer, in which all that it causes has happened. */
const WINDOW_US = 500_000;

/**
 * The main thread's work after each answer that comes within `lastsMs`, from the moment when its JSON has been parsed.
 */
export async function traceAnswers(
  browser: Browser,
  page: Page,
  lastsMs: number,
): Promise<readonly MainThread[]> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'blink.user_timing', 'v8', 'toplevel'],
  });
  // Without a look at the page meanwhile, as that would be work, too.
  await sleep(lastsMs);
  const events = readTrace(await browser.stopTracing());
  const marks = events.filter(({ name }) => name === PARSED);
  return marks.map(({ pid, tid, ts, tts = 0 }) => {
    const own = events.filter(
      event =>
        event.ph === 'X' &&
        event.pid === pid &&
        event.tid === tid &&
        event.ts < ts + WINDOW_US,
    );
    const time = (names: readonly string[]) =>
      timeIn(
        own.filter(({ name }) => names.includes(name)),
        tts,
      );
    return { scripting: time(SCRIPTING), drawing: time(DRAWING) };
  });
}
