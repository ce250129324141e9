import { readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';

/** Returns the matching files of a folder and of its subfolders, except for those that contain a file named `unless`. */
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
  const names = new RegExp(`(?<!\\.alone|^all)\\.test\\${extname(name)}$`);
  return filesIn(dirname(file), names, name);
}

/**
 * Runs the tests of a folder, and of those below that have no such file of their own, as if they were one file: modules are
 * loaded, and their code is optimized, once for all of them. Each still has its own hooks. Files named .alone.test.ts and
 * .alone.test.tsx run alone. See jest.config.js.
 *
 * @param file - all.test.ts for tests in Node, or all.test.tsx for those of a page
 * @param cleanUp - runs after each test, before the file's own hooks
 */
export function runTogether(file: string, cleanUp?: () => void): void {
  for (const each of filesTogether(file)) {
    describe(`${relative(dirname(file), each)}`, () => {
      if (cleanUp) afterEach(cleanUp);
      // eslint-disable-next-line global-require, import/no-dynamic-require -- each within its describe
      require(each);
    });
  }
}
