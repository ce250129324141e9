import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Counter {
  next(): number;
}

/** Loads a module again, as the next test file does. */
function loadAgain<T extends object>(name: string): T {
  jest.resetModules();
  return jest.requireActual<T>(join(folder, name));
}

it('gives each load of a module a state of its own', () => {
  writeFileSync(
    join(folder, 'counter.js'),
    'let count = 0; exports.next = () => (count += 1);',
  );
  const first = loadAgain<Counter>('counter.js');
  expect([first.next(), first.next()]).toEqual([1, 2]);
  expect(loadAgain<Counter>('counter.js').next()).toBe(1);
});

it('reads a module of a package once, and gives each load a state of its own', () => {
  const file = 'node_modules/counter/index.js';
  mkdirSync(join(folder, 'node_modules/counter'), { recursive: true });
  writeFileSync(
    join(folder, file),
    'let count = 0; exports.next = () => (count += 1);',
  );
  expect(loadAgain<Counter>(file).next()).toBe(1);
  writeFileSync(join(folder, file), 'exports.next = () => 7;');
  expect(loadAgain<Counter>(file).next()).toBe(1);
});

it('tells where an error was thrown', () => {
  writeFileSync(
    join(folder, 'broken.js'),
    'exports.run = () => { throw new Error("Broken"); };',
  );
  const { run } = loadAgain<{ run(): void }>('broken.js');
  let stack = '';
  try {
    run();
  } catch (error) {
    stack = error instanceof Error ? (error.stack ?? '') : '';
  }
  expect(stack).toMatch(/broken\.js:1:\d/);
});

it('leaves it to Jest to tell what is wrong with a module', () => {
  writeFileSync(join(folder, 'wrong.js'), 'exports.run = (;');
  expect(() => loadAgain('wrong.js')).toThrow(/Jest|Unexpected token/);
});
