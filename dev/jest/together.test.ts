import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesTogether } from './together';

const root = join(__dirname, '../..');

it('runs every test file once, except for those that run alone', () => {
  const tests = ['src', 'dev'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true })
      .map(file => join(root, folder, String(file)))
      .filter(file => /\.test\.tsx?$/.test(file)),
  );
  const isEntry = (file: string) => /[\\/]all\.test\.tsx?$/.test(file);
  const together = tests.filter(isEntry).flatMap(filesTogether);
  const others = tests.filter(
    file => !isEntry(file) && !file.includes('.alone.'),
  );
  expect(together.sort()).toEqual(others.sort());
});
