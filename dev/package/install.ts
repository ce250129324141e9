import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** The package as installed in an app. */
export interface Installed {
  /** The app's directory. The package's dependencies resolve to the repository's node_modules above it. */
  readonly app: string;
  /** The package's directory. */
  readonly directory: string;
  /** Its files, as paths within the package. */
  readonly files: readonly string[];
  readonly packedBytes: number;
  readonly unpackedBytes: number;
}

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the package with npm, which builds it, and unpacks it in a minimal app. */
export function installPacked(): Installed {
  const app = join(root, 'node_modules', '.cache', 'packed-app');
  const directory = join(app, 'node_modules', 'backstage-plugin-flux');
  rmSync(app, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--silent', '--pack-destination', app],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // Scripts that npm runs write to stdout, too.
  const [packed] = JSON.parse(output.slice(output.indexOf('[\n'))) as Packed[];
  if (!packed) throw new Error(`npm pack printed: ${output}`);
  execFileSync('tar', [
    '-xzf',
    join(app, packed.filename),
    '-C',
    directory,
    '--strip-components=1',
  ]);
  writeFileSync(join(app, 'package.json'), '{ "name": "packed-app" }');
  copyFileSync(join(__dirname, 'consumer.tsx'), join(app, 'consumer.tsx'));
  return {
    app,
    directory,
    files: packed.files.map(({ path }) => path),
    packedBytes: packed.size,
    unpackedBytes: packed.unpackedSize,
  };
}
