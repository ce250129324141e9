import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { PACKAGE, ROOT } from './manifest';
import { packedIn } from './pack';

/** The package as installed in an app. */
export interface Installed {
  /** The app's directory. The package's dependencies resolve to the repository's node_modules above it. */
  readonly app: string;
  /** The package's directory. */
  readonly directory: string;
  /** The packed package. */
  readonly tarball: string;
  /** Its files, as paths within the package. */
  readonly files: readonly string[];
  readonly packedBytes: number;
  readonly unpackedBytes: number;
}

/** Packs the package and unpacks it in a minimal app. */
export function installPacked(): Installed {
  const app = join(ROOT, 'node_modules', '.cache', 'packed-app');
  const directory = join(app, 'node_modules', PACKAGE);
  rmSync(app, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const tarball = packedIn(app);
  execFileSync('tar', [
    ...['-xzf', tarball, '-C', directory, '--strip-components=1'],
  ]);
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
  writeFileSync(join(app, 'package.json'), '{ "name": "packed-app" }');
  copyFileSync(join(__dirname, 'consumer.tsx'), join(app, 'consumer.tsx'));
  return {
    app,
    directory,
    tarball,
    files: files.map(file => relative(directory, file)),
    packedBytes: statSync(tarball).size,
    unpackedBytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}
