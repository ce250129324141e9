import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minVersion, satisfies, subset } from 'semver';
import { at, recordAt, stringAt } from '../cluster/json';

// npm warns of each package that does not support the Node that installs it.

const ROOT = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const manifest: unknown = JSON.parse(read('package.json'));
const lock: unknown = JSON.parse(read('package-lock.json'));

/** Versions of Node to develop with; `engines` has those that an app can be built with. */
const ours = stringAt(manifest, 'devEngines', 'runtime', 'version') ?? '';
const majors = ours.split('||').map(range => minVersion(range)?.major);

/** Packages that name the Node they need. npm leaves out optional ones where they do not fit, without a warning. */
const locked = Object.entries(recordAt(lock, 'packages')).flatMap(
  ([path, entry]) => {
    const node = stringAt(entry, 'engines', 'node');
    const isLeftOut = path === '' || at(entry, 'optional') === true;
    return isLeftOut || !node ? [] : [{ path, node }];
  },
);

it('Every locked package supports the versions of Node to develop with', () => {
  expect(locked.length).toBeGreaterThan(500);
  expect(locked.filter(({ node }) => !subset(ours, node))).toEqual([]);
});

it('README names these versions, and the workflow that publishes uses one of them', () => {
  const [, named] = /, with Node (.*):$/m.exec(read('README.md')) ?? [];
  expect(named).toBe(majors.join(' or '));
  const [, used] =
    /node-version: (\d+)$/m.exec(read('.github/workflows/publish.yml')) ?? [];
  expect(satisfies(`${used}.99.0`, ours)).toBe(true);
});
