import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

const { name, version } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

/** Name of the package, with its scope if it has one. `npm run rename-package` changes it. */
export const PACKAGE: string = name;

/** Name of the file that `npm pack` writes: without "@", and with "-" instead of "/". */
export const TARBALL_NAME = `${PACKAGE.replace('@', '').replace('/', '-')}-${version}.tgz`;
