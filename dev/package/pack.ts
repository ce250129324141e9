import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, TARBALL_NAME } from './manifest';

/**
 * Packs the package with npm, which builds it, unless PACKED names a tarball that was packed before.
 *
 * @param directory - where a new tarball goes
 * @returns the path of the tarball
 */
export function packedIn(directory: string): string {
  if (process.env.PACKED) return process.env.PACKED;
  execFileSync('npm', ['pack', '--silent', '--pack-destination', directory], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return join(directory, TARBALL_NAME);
}
