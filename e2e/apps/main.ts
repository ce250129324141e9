/**
 * `npm run e2e:releases`: runs the tests of the real apps with each release in packages.json, one after the other, and
 * prints what each came to. `-- 1.41.0 newest` runs only those. Exits with 1 if any failed.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { RELEASES } from './releases';

const jest = require.resolve('jest/bin/jest');
const config = join(__dirname, '..', 'realApps', 'jest.config.js');

const chosen = process.argv.slice(2);
const unknown = chosen.filter(name => !RELEASES.includes(name));
if (unknown.length > 0) {
  throw new RangeError(`No such release: ${unknown.join(', ')}`);
}

const lines = (chosen.length > 0 ? chosen : RELEASES).map(name => {
  process.stdout.write(`\n== Backstage ${name}\n`);
  const began = Date.now();
  const { status } = spawnSync(process.execPath, [jest, '--config', config], {
    stdio: 'inherit',
    env: { ...process.env, E2E_RELEASE: name },
  });
  if (status !== 0) process.exitCode = 1;
  const seconds = Math.round((Date.now() - began) / 1_000);
  return `Backstage ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`;
});
process.stdout.write(`\n${lines.join('\n')}\n`);
