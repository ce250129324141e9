import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { packedIn } from '../../dev/package/pack';
import type { Release } from './releases';

/** Name of the packed plugin, as the apps' package.json files refer to it. */
const TARBALL = 'plugin.tgz';

const root = join(__dirname, '..', '..');

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

const mapValues = (
  values: Readonly<Record<string, string>>,
  map: (value: string, key: string) => string,
) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, map(value, key)]),
  );

/**
 * Copies the apps of a release to a directory outside the repository and installs their dependencies and the packed plugin
 * with npm, so that nothing else resolves there. About 700 packages each, without a lock file.
 *
 * @returns the directory
 */
export function installApps({ apps, packages }: Release): string {
  const directory = mkdtempSync(join(tmpdir(), 'backstage-plugin-flux-apps-'));
  copyFileSync(packedIn(tmpdir()), join(directory, TARBALL));
  copyFileSync(join(root, '.npmrc'), join(directory, '.npmrc'));
  for (const app of apps) {
    const copy = join(directory, app);
    cpSync(join(__dirname, app), copy, {
      recursive: true,
      filter: file => basename(file) !== 'dist',
    });
    const { devDependencies: _, ...manifest } = readJson(
      join(copy, 'package.json'),
    );
    const dependencies: Record<string, string> = {
      ...mapValues(manifest.dependencies, (range, name) =>
        name.startsWith('@backstage/') ? 'latest' : range,
      ),
      ...packages,
    };
    const { react, 'react-dom': reactDom } = dependencies;
    writeFileSync(
      join(copy, 'package.json'),
      JSON.stringify({
        ...manifest,
        dependencies,
        // Material UI 4 does not list React 18 as a supported peer. Backstage's packages are not overridden: a second copy
        // of one has to show.
        overrides: { react, 'react-dom': reactDom, '@types/react': react },
      }),
    );
    execFileSync(
      'npm',
      ['install', '--no-package-lock', '--prefer-offline', '--silent'],
      { cwd: copy, stdio: ['ignore', 'ignore', 'inherit'] },
    );
  }
  return directory;
}
