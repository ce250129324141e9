import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { PARSED, SHOWN } from '../page/probe/types';

/**
 * The fields of a trace event that are read, in μs. `ts` is wall-clock time; the others are thread time, which does not
 * advance while the machine does something else.
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

/** The events that the browser's developer tools group as scripting. */
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

/** Returns the time spent in any of the events after a moment, counting nested ones once. */
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

/** Time after an answer within which all its effects have happened. */
const WINDOW_US = 500_000;

/** Returns the main thread's work after each answer within `lastsMs`, counted from when its JSON is parsed. */
export async function traceAnswers(
  browser: Browser,
  page: Page,
  lastsMs: number,
): Promise<readonly MainThread[]> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'blink.user_timing', 'v8', 'toplevel'],
  });
  // No evaluation in the page meanwhile, since that would add work.
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

/** Starts recording the marks that {@link cpuToFirstRow} reads, which costs the page next to nothing. */
export async function traceMarks(browser: Browser, page: Page): Promise<void> {
  await browser.startTracing(page, { categories: ['blink.user_timing'] });
}

/**
 * Ends the recording, and returns the main thread's own time in ms from the last answer before the first row, once
 * parsed, to the frame with that row. Unlike wall-clock time it does not grow with the load of the machine.
 */
export async function cpuToFirstRow(browser: Browser): Promise<number> {
  const events = readTrace(await browser.stopTracing());
  const shown = events.find(({ name }) => name === SHOWN);
  const parsed = events.findLast(
    ({ name, ts }) => name === PARSED && ts <= (shown?.ts ?? 0),
  );
  if (shown?.tts === undefined || parsed?.tts === undefined)
    throw new Error('The trace lacks the marks of the first row');
  return (shown.tts - parsed.tts) / 1000;
}
