/**
 * `npm run licences`: lists the licences of all packages that an app gets with this one, and how many have each. Exits with
 * 1 if a package has none, or one that is not permissive.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** SPDX identifiers of licences that ask for no more than to be kept with the code. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}

/** Returns whether an SPDX expression leaves the choice of a permissive licence, or has nothing else. */
function isPermissive(expression: string): boolean {
  const plain = expression.replace(/[()]/g, ' ');
  return plain
    .split(/\sOR\s/)
    .some(choice =>
      choice.split(/\sAND\s/).every(part => PERMISSIVE.has(part.trim())),
    );
}

const UNLICENSE =
  /^This is free and unencumbered software released into the public domain/;

/** Returns the licence of an installed package whose entry in the lock file has none: an old manifest's, or the text's. */
function installedLicence(path: string): string | undefined {
  const read = (file: string) => readFileSync(join(ROOT, path, file), 'utf8');
  const [old] = JSON.parse(read('package.json')).licenses ?? [];
  if (old) return old.type;
  return existsSync(join(ROOT, path, 'LICENSE')) &&
    UNLICENSE.test(read('LICENSE'))
    ? 'Unlicense'
    : undefined;
}

const { packages } = JSON.parse(
  readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
) as { packages: Readonly<Record<string, Locked>> };

const counts = new Map<string, number>();
const doubtful: string[] = [];
for (const [path, locked] of Object.entries(packages)) {
  if (!path || locked.dev || locked.devOptional || locked.link) continue;
  const licence = locked.license ?? installedLicence(path) ?? 'none';
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
  if (!isPermissive(licence)) doubtful.push(`${path}: ${licence}`);
}

const say = (text: string) => process.stdout.write(`${text}\n`);
for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1])) {
  say(`${String(count).padStart(5)}  ${licence}`);
}
const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
say(`${total} packages, ${doubtful.length} that are not permissive`);
doubtful.forEach(say);
if (total === 0 || doubtful.length > 0) process.exitCode = 1;
