import { cleanup } from '@testing-library/react';
import { runTogether } from './together';

/** Like {@link runTogether}, for tests of pages. Testing Library itself removes pages only for the file that loads it first. */
export function runPagesTogether(file: string): void {
  runTogether(file, cleanup);
}
