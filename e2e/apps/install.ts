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
import { APPS, TARBALL } from './build';

const root = join(__dirname, '..', '..');

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Copies the apps to a directory outside the repository and installs their dependencies and the packed plugin with npm,
 * so that nothing else resolves there. About 600 packages each, without a lock file.
 *
 * @returns the directory
 */
export function installApps(): string {
  const directory = mkdtempSync(join(tmpdir(), 'backstage-plugin-flux-apps-'));
  copyFileSync(TARBALL, join(directory, basename(TARBALL)));
  copyFileSync(join(root, '.npmrc'), join(directory, '.npmrc'));
  // Material UI 4 does not list React 18 as a supported peer.
  const { overrides } = readJson(join(root, 'package.json'));
  for (const app of APPS) {
    const copy = join(directory, app);
    cpSync(join(__dirname, app), copy, {
      recursive: true,
      filter: file => basename(file) !== 'dist',
    });
    const { devDependencies: _, ...manifest } = readJson(
      join(copy, 'package.json'),
    );
    const { react } = manifest.dependencies;
    writeFileSync(
      join(copy, 'package.json'),
      JSON.stringify({
        ...manifest,
        overrides: {
          ...overrides,
          '@types/react': react,
          // Needed only by the backend.
          'better-sqlite3': undefined,
        },
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
