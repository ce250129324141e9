import type { Browser, Page } from 'playwright-core';
import { PARSED } from '../page/probe/types';

/** What of a trace is read; times in μs. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
}

/** The events in which a page's scripts run, as the browser's developer tools group them. */
const SCRIPTING = [
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

/** The time in any of the events, those within others counted once, between two moments in μs. */
function timeIn(
  events: readonly TraceEvent[],
  from: number,
  to: number,
): number {
  let sum = 0;
  let reached = from;
  for (const { ts, dur = 0 } of events.toSorted((a, b) => a.ts - b.ts)) {
    const begin = Math.max(ts, reached);
    const end = Math.min(ts + dur, to);
    if (end > begin) {
      sum += end - begin;
      reached = end;
    }
  }
  return sum / 1000;
}

function readTrace(trace: Buffer): readonly TraceEvent[] {
  const parsed: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  return parsed.traceEvents;
}

/**
 * The main thread's work after each answer that came while `during` went on: from the moment its JSON had been parsed
 * until `windowMs` later.
 */
export async function traceAnswers(
  browser: Browser,
  page: Page,
  windowMs: number,
  during: () => Promise<void>,
): Promise<readonly MainThread[]> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'blink.user_timing', 'v8'],
  });
  await during();
  await page.waitForTimeout(windowMs);
  const events = readTrace(await browser.stopTracing());
  const marks = events.filter(({ name }) => name === PARSED);
  return marks.map(mark => {
    const own = events.filter(
      ({ ph, pid, tid }) => ph === 'X' && pid === mark.pid && tid === mark.tid,
    );
    const time = (names: readonly string[]) =>
      timeIn(
        own.filter(({ name }) => names.includes(name)),
        mark.ts,
        mark.ts + windowMs * 1000,
      );
    return { scripting: time(SCRIPTING), drawing: time(DRAWING) };
  });
}
