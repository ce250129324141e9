import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/**
 * Packs the package with npm, which builds it, unless PACKED names a tarball that was packed before.
 *
 * @param directory - where a new tarball goes
 * @returns the path of the tarball
 */
export function packedIn(directory: string): string {
  if (process.env.PACKED) return process.env.PACKED;
  execFileSync('npm', ['pack', '--silent', '--pack-destination', directory], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { name, version } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return join(directory, `${name}-${version}.tgz`);
}
