import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as exported from '../../src';
import { README, ROOT } from './readme';

/** Declarations of the named exports in the API report, by their names. */
const declarations: ReadonlyMap<string, string> = new Map(
  readFileSync(join(ROOT, 'report.api.md'), 'utf8')
    .split(/^\/\/ @public/m)
    .flatMap(part =>
      [...part.matchAll(/^export (?!default)\w+ (\w+)/gm)].map(
        ([, name = '']) => [name, part] as const,
      ),
    ),
);
const names = [...declarations.keys()];
const values = Object.keys(exported).filter(name => name !== 'default');

const namedIn = (text = '') =>
  names.filter(name => new RegExp(`\\b${name}\\b`).test(text));

test('The README names every exported value', () => {
  expect(values.filter(name => !namedIn(README).includes(name))).toEqual([]);
});

test('Every exported type is in the README, or what is there needs it', () => {
  const needed = new Set(namedIn(README));
  // Goes on with the names that it adds.
  for (const name of needed)
    namedIn(declarations.get(name)).forEach(other => needed.add(other));
  expect(names.filter(name => !needed.has(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(values));
});
