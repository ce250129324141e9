import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE } from '../../dev/package/manifest';
import { packedIn } from '../../dev/package/pack';
import type { AppName } from './releases';

/** Returns the directory of the apps: this one, or the one created by install.ts. */
export const appsDirectory = () => process.env.E2E_APPS ?? __dirname;

/**
 * Packs the plugin and installs it for the apps. Everything else resolves to the repository's
 * node_modules above them. See install.ts for apps with their own node_modules.
 */
export function installPlugin(): void {
  const directory = join(__dirname, 'node_modules', PACKAGE);
  const tarball = packedIn(tmpdir());
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  execFileSync('tar', [
    ...['-xzf', tarball, '-C', directory, '--strip-components=1'],
  ]);
}

/** Builds an app with Backstage's CLI, into its `dist`. @throws Error with the CLI's output if it fails */
export function buildApp(app: AppName): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve('@backstage/cli/bin/backstage-cli'), 'package', 'build'],
    { cwd: join(appsDirectory(), app), encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(`Building the app '${app}' failed:\n${stdout}${stderr}`);
  }
}

export function isBuilt(app: AppName): boolean {
  return existsSync(join(appsDirectory(), app, 'dist', 'index.html'));
}
