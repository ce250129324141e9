import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, listAt, recordAt } from '../cluster/json';
import { PACKAGE, ROOT } from './manifest';
import { isPackageName, namePattern, NAMING_FILES } from './rename';

const LEFT_OUT = /(?:^|\/)(?:node_modules|dist|dist-types|\.git)(?:\/|$)/;
const TEXTS = /\.(?:[cm]?[jt]sx?|json|md|ya?ml)$/;

/** The repository's text files, as paths from its root. */
function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(
    entry => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (LEFT_OUT.test(path)) return [];
      if (entry.isDirectory()) return filesUnder(path);
      return TEXTS.test(path) ? [path] : [];
    },
  );
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const json = (file: string): unknown => JSON.parse(read(file));

it('The package is named only in the files that rename-package changes', () => {
  const naming = filesUnder('').filter(file =>
    namePattern(PACKAGE).test(read(file)),
  );
  expect(naming.sort()).toEqual([...NAMING_FILES].sort());
});

it('All of them have the name of package.json', () => {
  const manifest = json('package.json');
  const lock = json('package-lock.json');
  expect(listAt(manifest, 'backstage', 'pluginPackages')).toEqual([PACKAGE]);
  expect(at(lock, 'name')).toBe(PACKAGE);
  expect(at(lock, 'packages', '', 'name')).toBe(PACKAGE);
  for (const app of ['legacy', 'next']) {
    const { dependencies } = recordAt(json(`e2e/apps/${app}/package.json`));
    expect(dependencies).toHaveProperty([PACKAGE], 'file:../plugin.tgz');
  }
});

const renamed = (text: string, from: string, to: string) =>
  text.replace(namePattern(from), () => to);

it.each([
  [`from 'plugin-flux/legacy';`, `from '@acme/flux/legacy';`],
  [`"plugin-flux": "file:../plugin.tgz"`, `"@acme/flux": "file:../plugin.tgz"`],
  ['from `plugin-flux`,', 'from `@acme/flux`,'],
  // An annotation, another package, and a name in other words.
  [`'plugin-flux/suspended-at'`, `'plugin-flux/suspended-at'`],
  [`'@other/plugin-flux'`, `'@other/plugin-flux'`],
  [`'plugin-flux-backend'`, `'plugin-flux-backend'`],
])('%s becomes %s, and back', (before, after) => {
  expect(renamed(before, 'plugin-flux', '@acme/flux')).toBe(after);
  expect(renamed(after, '@acme/flux', 'plugin-flux')).toBe(before);
});

it('accepts the names that npm accepts', () => {
  expect(['flux', '@acme/plugin-flux', 'a.b_c'].filter(isPackageName)).toEqual([
    'flux',
    '@acme/plugin-flux',
    'a.b_c',
  ]);
  expect(
    ['', '@acme', '@acme/', 'Flux', '_flux', 'a b', 'a/b'].filter(
      isPackageName,
    ),
  ).toEqual([]);
});
