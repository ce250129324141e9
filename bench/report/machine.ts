import { cpus, totalmem } from 'node:os';
import type { Browser } from 'playwright-core';

/** The machine and the date of the measurements. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly node: string;
  readonly chromium: string;
  /** Date in ISO 8601. */
  readonly date: string;
}

export function describeMachine(browser: Browser): Machine {
  const cores = cpus();
  return {
    cpu: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    chromium: browser.version(),
    date: new Date().toISOString().slice(0, 10),
  };
}
