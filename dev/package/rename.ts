/** `npm run rename-package -- @scope/name`: gives the package this name. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE, ROOT } from './manifest';

/** Files that import the package by its name, or name it to people. All others read the name from package.json. */
export const NAMING_FILES = [
  'CHANGELOG.md',
  'README.md',
  'dev/package/consumer.tsx',
  'e2e/apps/legacy/package.json',
  'e2e/apps/legacy/src/App.tsx',
  'e2e/apps/legacy/src/entityPage.tsx',
  'e2e/apps/next/package.json',
  'package-lock.json',
  'package.json',
  'report.api.md',
];

/**
 * Returns a pattern of the places where a text names the package: as a whole string or code span, or with an entry point
 * after it. The annotations of suspensions begin with the first name; they stay, because clusters have them.
 */
export function namePattern(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`(?<=["'\`])${literal}(?=(?:/legacy)?["'\`])`, 'g');
}

/** Returns whether npm accepts the name for a new package. */
export function isPackageName(name: string): boolean {
  const part = '[a-z0-9][a-z0-9._-]*';
  return name.length <= 214 && RegExp(`^(?:@${part}/)?${part}$`).test(name);
}

function rename(to: string): void {
  for (const file of NAMING_FILES) {
    const path = join(ROOT, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace(namePattern(PACKAGE), () => to),
    );
  }
}

if (require.main === module) {
  const [name = ''] = process.argv.slice(2);
  if (!isPackageName(name)) {
    throw new RangeError('Usage: npm run rename-package -- @scope/name');
  }
  rename(name);
  process.stdout.write(
    `${PACKAGE} is now ${name}. Run \`npm run format\` and \`npm run package:check\`.\n`,
  );
}
