import { cleanup } from '@testing-library/react';
import { runTogether } from './together';

/** {@link runTogether} for tests of pages: after each test, its page is removed. */
export function runPagesTogether(file: string): void {
  runTogether(file, cleanup);
}
