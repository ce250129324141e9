import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/** The files in a folder whose names match, and those in folders below without a file of that name. */
function filesIn(folder: string, names: RegExp, unless: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return names.test(entry.name) ? [path] : [];
    return readdirSync(path).includes(unless)
      ? []
      : filesIn(path, names, unless);
  });
}

/** Returns the test files that {@link runTogether} runs for all.test.ts or all.test.tsx. */
export function filesTogether(file: string): string[] {
  const name = basename(file);
  const names = name.endsWith('x')
    ? /(?<!\.alone|^all)\.test\.tsx$/
    : /(?<!\.alone|^all)\.test\.ts$/;
  return filesIn(dirname(file), names, name);
}

/**
 * Runs the tests of a folder, and of those below that have no such file of their own, as if they were one file: modules are
 * loaded, and their code is optimized, once for all of them. Each still has its own hooks. Files named .alone.test.ts and
 * .alone.test.tsx run alone. See jest.config.js.
 *
 * @param file - all.test.ts for tests in Node, or all.test.tsx for those of a page
 * @param afterEachTest - registers what a library registers only for the file that loads it first
 */
export function runTogether(file: string, afterEachTest?: () => void): void {
  for (const each of filesTogether(file)) {
    describe(`${relative(dirname(file), each)}`, () => {
      if (afterEachTest) afterEach(afterEachTest);
      // eslint-disable-next-line global-require, import/no-dynamic-require -- each within its describe
      require(each);
    });
  }
}
