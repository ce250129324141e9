import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

export const APPS = ['legacy', 'next'] as const;
export type AppName = (typeof APPS)[number];

/**
 * Packs the plugin with npm, which builds it, and puts it where npm would put it for the apps. They find everything
 * else in the repository's node_modules, above them: an installation of their own would be the same 1.4 GB again.
 */
export function installPlugin(): void {
  const tarball = join(__dirname, 'backstage-plugin-flux.tgz');
  const directory = join(__dirname, 'node_modules', 'backstage-plugin-flux');
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--silent', '--pack-destination', __dirname],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // The scripts that npm runs write to stdout, too.
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('[\n')));
  renameSync(join(__dirname, filename), tarball);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  execFileSync('tar', [
    ...['-xzf', tarball, '-C', directory, '--strip-components=1'],
  ]);
}

/** Builds an app with Backstage's CLI, into its `dist`. @throws Error with what the CLI said, if it fails */
export function buildApp(app: AppName): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve('@backstage/cli/bin/backstage-cli'), 'package', 'build'],
    { cwd: join(__dirname, app), encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(`The app '${app}' cannot be built:\n${stdout}${stderr}`);
  }
}

export function isBuilt(app: AppName): boolean {
  return existsSync(join(__dirname, app, 'dist', 'index.html'));
}
