import { rmSync } from 'node:fs';
import { kept } from './shared';

/** Stops the apps with Ctrl-C after all tests, and checks that nothing is left running. */
export default async function teardown(): Promise<void> {
  const { E2E_RELEASE, E2E_APPS } = process.env;
  const left = await Promise.all(kept().map(demo => demo.interrupt()));
  if (E2E_RELEASE && E2E_APPS) {
    rmSync(E2E_APPS, { recursive: true, force: true });
  }
  if (left.flat().length > 0) {
    throw new Error(`Left running by npm run demo:\n${left.flat().join('\n')}`);
  }
}
